/** `@alpinejs/csp` publishes no types; this is the part we use. */
declare module "@alpinejs/csp" {
  interface Alpine {
    data<T extends object>(name: string, make: (...given: unknown[]) => T & ThisType<T>): void;
    start(): void;
  }
  const alpine: Alpine;
  export default alpine;
}
