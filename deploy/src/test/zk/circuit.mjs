// node circuit.mjs CONSTRAINTS DIR: a circuit of that size as circuit.r1cs and a witness as circuit.wtns. Whoever proves it
// knows a secret that, squared again and again, gives the public result. Formats: github.com/iden3/r1csfile, binary.
import fs from "node:fs";
import path from "node:path";

const r = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
const [constraints, directory] = [Number(process.argv[2]), process.argv[3]];

const u32 = (n) => { const b = Buffer.alloc(4); b.writeUInt32LE(n); return b; };
const u64 = (n) => { const b = Buffer.alloc(8); b.writeBigUInt64LE(BigInt(n)); return b; };
const element = (n) => Buffer.from(n.toString(16).padStart(64, "0"), "hex").reverse();
const section = (type, parts) => { const body = Buffer.concat(parts); return Buffer.concat([u32(type), u64(body.length), body]); };
const file = (name, magic, version, sections) =>
  fs.writeFileSync(path.join(directory, name), Buffer.concat([Buffer.from(magic), u32(version), u32(sections.length), ...sections]));

// Wires: one, the result, the secret and its successors. Constraint i squares wire i + 2; the last one's square is the result.
const wires = constraints + 2;
const square = (i) => (i + 1 < constraints ? i + 3 : 1);
const values = [1n, 0n, 3n];
const rows = [];
for (let i = 0; i < constraints; i++) {
  const term = (wire) => Buffer.concat([u32(1), u32(wire), element(1n)]);
  rows.push(term(i + 2), term(i + 2), term(square(i)));
  values[square(i)] = (values[i + 2] * values[i + 2]) % r;
}
const prime = [u32(32), element(r)];
const header = [...prime, u32(wires), u32(0), u32(1), u32(1), u64(wires), u32(constraints)];
const labels = Array.from({ length: wires }, (_, i) => u64(i));
file("circuit.r1cs", "r1cs", 1, [section(1, header), section(2, rows), section(3, labels)]);
file("circuit.wtns", "wtns", 2, [section(1, [...prime, u32(wires)]), section(2, values.map(element))]);
