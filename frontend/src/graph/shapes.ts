/**
 * Draws the parties: a bud (disc) for a person, a house (rounded square) for an organisation, a
 * marigold for a group, a diamond for an activity. Shape says the kind without colour; a ring of the
 * ground keeps them apart. By a field, shapes are given out in the order of `fields.ts`.
 */
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { EdgeAttributes, Kind, NodeAttributes } from "./model";

export const SHAPE: Record<Kind, number> = { person: 0, organisation: 1, group: 2, nobody: 3, activity: 4 };

export interface ShapeData extends NodeDisplayData {
  shape: number;
  ring: string;
}

const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix"] as const;

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_diff;
varying float v_radius;
varying float v_shape;

const float bias = 255.0 / 254.0;

void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  vec2 diff = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + diff, 1)).xy, 0, 1);
  v_diff = diff;
  v_radius = size / 2.0;
  v_shape = a_shape;
  v_ring = a_ring;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

const HEAD = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_diff;
varying float v_radius;
varying float v_shape;

uniform float u_correctionRatio;

const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);
`;

const SHAPES = /* glsl */ `
float bud(vec2 p) { return length(p) - 0.96; }

float house(vec2 p) {
  vec2 q = abs(p) - vec2(0.54);
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - 0.26;
}

float marigold(vec2 p) {
  return (length(p) - (0.89 + 0.075 * cos(9.0 * atan(p.y, p.x)))) * 0.92;
}

float diamond(vec2 p) { return (abs(p.x) + abs(p.y) - 1.0) * 0.7071; }

/** A regular polygon with a corner on top. */
float polygon(vec2 p, float corners, float reach) {
  float turn = 6.2831853 / corners;
  float angle = atan(p.x, p.y);
  return cos(floor(0.5 + angle / turn) * turn - angle) * length(p) - reach;
}

float star(vec2 p) {
  float angle = atan(p.x, p.y);
  return (length(p) - (0.72 + 0.26 * cos(5.0 * angle))) * 0.7;
}

float cross_(vec2 p) {
  vec2 q = abs(p);
  return min(max(q.x - 0.34, q.y - 0.94), max(q.y - 0.34, q.x - 0.94));
}

float shapeOf(float kind, vec2 p) {
  if (kind < 0.5) return bud(p);
  if (kind < 1.5) return house(p);
  if (kind < 2.5) return marigold(p);
  if (kind < 3.5) return bud(p);
  if (kind < 4.5) return diamond(p);
  if (kind < 5.5) return polygon(p + vec2(0.0, 0.12), 3.0, 0.52);
  if (kind < 6.5) return polygon(p, 6.0, 0.82);
  if (kind < 7.5) return star(p);
  return cross_(p);
}
`;

/** Most members are discs, and a weak computer feels what else a pixel is asked. */
const DISC = /* glsl */ `
float shapeOf(float kind, vec2 p) { return length(p) - 0.96; }
`;

const MAIN = /* glsl */ `
void main(void) {
  float pixel = u_correctionRatio * 2.0;
  vec2 p = v_diff / v_radius;
  float dist = shapeOf(v_shape, p) * v_radius;

  #ifdef PICKING_MODE
  // A finger is wider than a small bud.
  gl_FragColor = dist > pixel * 2.0 ? transparent : v_color;
  #else
  float outside = smoothstep(-pixel * 0.6, pixel * 0.6, dist);
  float ring = smoothstep(-pixel * 2.6, -pixel * 1.4, dist);
  vec4 inside = mix(v_color, v_ring, ring);
  gl_FragColor = mix(inside, transparent, outside);
  #endif
}
`;

export class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number], NodeAttributes, EdgeAttributes> {
  /** What draws the outline; called by the base before fields of a subclass exist. */
  protected outline(): string {
    return SHAPES;
  }

  override getDefinition() {
    const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: HEAD + this.outline() + MAIN,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_ring", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_angle", size: 1, type: FLOAT },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  override processVisibleItem(nodeIndex: number, startIndex: number, data: NodeDisplayData): void {
    const { shape, ring } = data as ShapeData;
    const { array } = this;
    const [own, around] = [floatColor(data.color), floatColor(ring)];
    // Three corners for each mark: drawing instances of one is many times slower without a graphics card.
    for (let corner = 0, at = startIndex; corner < 3; corner += 1) {
      array[at++] = data.x;
      array[at++] = data.y;
      array[at++] = data.size;
      array[at++] = shape;
      array[at++] = own;
      array[at++] = around;
      array[at++] = (corner * 2 * Math.PI) / 3;
      array[at++] = nodeIndex;
    }
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations["u_correctionRatio"]!, params.correctionRatio);
    gl.uniform1f(uniformLocations["u_sizeRatio"]!, params.sizeRatio);
    gl.uniformMatrix3fv(uniformLocations["u_matrix"]!, false, params.matrix);
  }
}

/** The same for discs alone. */
export class DiscProgram extends ShapeProgram {
  protected override outline(): string {
    return DISC;
  }
}
