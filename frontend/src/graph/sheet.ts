/** The picture as it is now, for saving or sharing. */
export function sheetOf(canvas: HTMLElement, size: { width: number; height: number }, ground: string): Promise<Blob | null> {
  const ratio = window.devicePixelRatio || 1;
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [size.width * ratio, size.height * ratio];
  const pen = sheet.getContext("2d")!;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  for (const layer of canvas.querySelectorAll("canvas")) {
    if (layer.width > 0) pen.drawImage(layer, 0, 0, sheet.width, sheet.height);
  }
  return new Promise((done) => sheet.toBlob(done, "image/png"));
}
