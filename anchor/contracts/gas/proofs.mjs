// node proofs.mjs KEY WASM COUNT: as many proofs of different inputs by snarkjs, in hex, 13 words each (eight of proof in
// EIP-197's order, five of inputs).
import { randomBytes } from 'node:crypto';
import * as snarkjs from 'snarkjs';

const ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
const [key, wasm, count] = process.argv.slice(2);
const field = () => BigInt('0x' + randomBytes(32).toString('hex')) % ORDER;
const hex = (word) => BigInt(word).toString(16).padStart(64, '0');

for (let i = 0; i < Number(count); i++) {
  const inputs = { batchRoot: field(), count: 8, day: 20_000 + i, policyRoot: field(), context: field(), secret: field() };
  const { proof, publicSignals } = await snarkjs.groth16.fullProve(inputs, wasm, key);
  const [a, b, c] = [proof.pi_a, proof.pi_b, proof.pi_c];
  const words = [a[0], a[1], b[0][1], b[0][0], b[1][1], b[1][0], c[0], c[1], ...publicSignals];
  process.stdout.write(words.map(hex).join(''));
}
process.exit(0);
