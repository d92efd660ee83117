import assert from "node:assert/strict";
import { type CleanImage, cleanImage } from "../../../lib/files/image/clean_image.ts";
import { readOrientation } from "../../../lib/files/image/orientation.ts";
import {
  exifTiff,
  holds,
  join,
  jpeg,
  png,
  SECRET,
  text,
  webp,
  withExif,
  withPngChunk,
  withSegment,
  withWebpChunk,
} from "../../people/photo/pictures.ts";

function clean(bytes: Uint8Array): CleanImage {
  const result = cleanImage(bytes);
  if (result.kind !== "clean") throw new Error(`It was refused: ${result.kind}.`);
  return result;
}

const pictures = { "image/jpeg": jpeg, "image/png": png, "image/webp": webp };

Deno.test("a picture's type and size are read from its content", () => {
  for (const [contentType, bytes] of Object.entries(pictures)) {
    const { width, height, ...rest } = clean(bytes);
    assert.deepEqual([rest.contentType, width, height], [contentType, 16, 8]);
  }
});

Deno.test("cleaning a clean picture changes nothing", () => {
  for (const bytes of Object.values(pictures)) {
    const once = clean(bytes).bytes;
    assert.deepEqual(clean(once).bytes, once);
    assert.deepEqual(once, bytes);
  }
});

Deno.test("GPS and everything else that is not picture data is stripped from a JPEG", () => {
  const loaded = [
    [0xe1, join(text("http://ns.adobe.com/xap/1.0/\0"), text(SECRET))],
    [0xe2, join(text("MPF\0"), text(SECRET))],
    [0xed, join(text("Photoshop 3.0\0"), text(SECRET))],
    [0xfe, text(SECRET)],
    [0xe0, join(text("JFXX\0"), text(SECRET))],
  ] as const;
  const bytes = loaded.reduce<Uint8Array>(
    (picture, [marker, content]) => withSegment(picture, marker, content),
    withExif(jpeg, 1),
  );
  const appended = join(bytes, text(SECRET));
  assert.ok(holds(appended, SECRET));
  assert.deepEqual(clean(appended).bytes, jpeg);
});

Deno.test("a JPEG's orientation survives, because phones rely on it", () => {
  const { bytes } = clean(withExif(jpeg, 6));
  assert.ok(!holds(bytes, SECRET));
  const exif = new TextDecoder("latin1").decode(bytes).indexOf("Exif\0\0");
  assert.equal(readOrientation(bytes.subarray(exif + 6)), 6);
  assert.deepEqual(clean(bytes).bytes, bytes);
});

Deno.test("an invalid orientation counts as upright", () => {
  assert.equal(readOrientation(exifTiff(9)), 1);
  assert.equal(readOrientation(exifTiff(6).subarray(0, 20)), 1);
  assert.equal(readOrientation(text("no TIFF at all")), 1);
  assert.deepEqual(clean(withExif(jpeg, 9)).bytes, jpeg);
});

Deno.test("a JPEG's embedded preview is dropped, because it can show cropped parts", () => {
  const jfif = join(text("JFIF\0"), new Uint8Array([1, 1, 0, 0, 1, 0, 1, 3, 2]), text(SECRET));
  const withoutHead = join(jpeg.subarray(0, 2), jpeg.subarray(20));
  const { bytes } = clean(withSegment(withoutHead, 0xe0, jfif));
  assert.ok(!holds(bytes, SECRET));
  assert.deepEqual(bytes, jpeg);
});

Deno.test("text, time, Exif and appended bytes are stripped from a PNG", () => {
  let bytes: Uint8Array = png;
  for (const name of ["tEXt", "zTXt", "iTXt", "tIME", "eXIf", "acTL", "fdAT", "prVt"]) {
    bytes = withPngChunk(bytes, name, text(SECRET));
  }
  assert.deepEqual(clean(join(bytes, text(SECRET))).bytes, png);
});

Deno.test("Exif, XMP and appended bytes are stripped from a WebP and its header", () => {
  const exif = withWebpChunk(webp, "EXIF", 0b1000, exifTiff(6));
  const xmp = withWebpChunk(exif, "XMP ", 0b0100, text(SECRET));
  const unknown = withWebpChunk(xmp, "WHAT", 0, text(SECRET));
  assert.deepEqual(clean(join(unknown, text(SECRET))).bytes, webp);
});

Deno.test("SVG, HTML, GIF and PDF are not accepted as photos, whatever their names", () => {
  const others = [
    "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "<!doctype html><script>",
    "GIF89a",
    "%PDF-1.7",
    "",
  ];
  for (const other of others) assert.deepEqual(cleanImage(text(other)), { kind: "not_an_image" }, other);
});

Deno.test("an animated picture is refused", () => {
  const moving = Uint8Array.from(webp);
  moving[20] |= 0b10;
  assert.deepEqual(cleanImage(moving), { kind: "moving" });
});

Deno.test("a picture wider or taller than 4,096 pixels is refused by its header", () => {
  const wideJpeg = Uint8Array.from(jpeg);
  const frame = new TextDecoder("latin1").decode(jpeg).indexOf("\xff\xc0");
  new DataView(wideJpeg.buffer).setUint16(frame + 7, 4097);
  const highPng = Uint8Array.from(png);
  new DataView(highPng.buffer).setUint32(20, 1_000_000);
  for (const picture of [wideJpeg, highPng]) {
    assert.deepEqual(cleanImage(picture), { kind: "too_many_pixels" });
  }
  const largest = Uint8Array.from(png);
  new DataView(largest.buffer).setUint32(20, 4096);
  assert.equal(cleanImage(largest).kind, "clean");
});

Deno.test("a picture of zero width or height is refused", () => {
  const flat = Uint8Array.from(png);
  new DataView(flat.buffer).setUint32(16, 0);
  assert.deepEqual(cleanImage(flat), { kind: "damaged" });
});

Deno.test("a WebP whose canvas and picture differ in size is refused", () => {
  const wrong = Uint8Array.from(webp);
  wrong[24] = 200;
  assert.deepEqual(cleanImage(wrong), { kind: "damaged" });
});

Deno.test("a truncated picture is refused, wherever it is cut", () => {
  for (const bytes of Object.values(pictures)) {
    for (let length = 0; length < bytes.length; length++) {
      const { kind } = cleanImage(bytes.subarray(0, length));
      assert.notEqual(kind, "clean", `after ${length} of ${bytes.length} bytes`);
    }
  }
});

Deno.test("no damage to a picture crashes the cleaner", () => {
  let seed = 20260101;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % below;
  };
  for (let round = 0; round < 6_000; round++) {
    const bytes = Uint8Array.from(Object.values(pictures)[round % 3]);
    for (let change = 0; change < 1 + round % 4; change++) bytes[random(bytes.length)] = random(256);
    assert.ok(
      ["clean", "damaged", "moving", "not_an_image", "too_many_pixels"].includes(cleanImage(bytes).kind),
    );
  }
});
