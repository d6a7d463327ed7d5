/**
 * The four lookup tables of one AES round (SubBytes, ShiftRows, MixColumns) over little-endian 32-bit columns, as FIPS
 * 197 defines them. Lookups take a time that depends on the data: fit for checking a file on one's own disk, nothing
 * else.
 */
export const aesTables: readonly [Int32Array, Int32Array, Int32Array, Int32Array] = makeTables();

function makeTables(): [Int32Array, Int32Array, Int32Array, Int32Array] {
  const tables: [Int32Array, Int32Array, Int32Array, Int32Array] = [
    new Int32Array(256),
    new Int32Array(256),
    new Int32Array(256),
    new Int32Array(256),
  ];
  for (let value = 0; value < 256; value += 1) {
    const s = substitute(value);
    const double = multiplyByX(s);
    // One column of MixColumns: 2·s, s, s, 3·s.
    const column = (double | (s << 8) | (s << 16) | ((double ^ s) << 24)) >>> 0;
    tables.forEach((table, row) => {
      table[value] = row === 0 ? column : ((column << (8 * row)) | (column >>> (32 - 8 * row))) >>> 0;
    });
  }
  return tables;
}

/** Multiplication by x in the field of AES, modulo x⁸ + x⁴ + x³ + x + 1. */
function multiplyByX(value: number): number {
  return ((value << 1) ^ (value & 0x80 ? 0x11b : 0)) & 0xff;
}

/** The S-box: the inverse in the field, then the affine map. */
function substitute(value: number): number {
  const inverse = invert(value);
  let result = 0x63;
  for (const turn of [0, 1, 2, 3, 4]) result ^= (inverse << turn) | (inverse >>> (8 - turn));
  return result & 0xff;
}

/** value²⁵⁴, which is the inverse, and 0 for 0. */
function invert(value: number): number {
  let power = 1;
  for (let exponent = 0; exponent < 254; exponent += 1) power = multiply(power, value);
  return power;
}

function multiply(left: number, right: number): number {
  let product = 0;
  let factor = left;
  for (let bit = 0; bit < 8; bit += 1) {
    if (right & (1 << bit)) product ^= factor;
    factor = multiplyByX(factor);
  }
  return product;
}
