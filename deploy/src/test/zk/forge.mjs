// node forge.mjs FROM TO: a .ptau or .zkey whose second contribution has the third one's proof of knowledge in place of its own:
// points that are on their curves, in a file that is well formed.
import fs from "node:fs";

const [from, to] = process.argv.slice(2);
const bytes = fs.readFileSync(from);
const isKey = bytes.toString("latin1", 0, 4) === "zkey";

let at = 12;
while (bytes.readUInt32LE(at) !== (isKey ? 10 : 7)) at += 12 + Number(bytes.readBigUInt64LE(at + 4));
at += 12 + (isKey ? 64 : 0);
if (bytes.readUInt32LE(at) < 3) throw new Error("fewer than three contributions");
at += 4;

// What precedes the proof, the proof, what precedes the fields, whose size stands in their place's first four bytes after a type.
const [before, proof, after] = isKey ? [64, 64 + 64 + 128, 64] : [64 + 128 + 64 + 64 + 128, 6 * 64 + 3 * 128, 216 + 64];
const contributions = [];
for (let i = 0; i < 3; i++) {
  contributions.push(at + before);
  at += before + proof + after + 4;
  at += 4 + bytes.readUInt32LE(at);
}
bytes.copy(bytes, contributions[1], contributions[2], contributions[2] + proof);
fs.writeFileSync(to, bytes);
