// A client not written here talks to a running consortium node: reads the chain, sends a signed transaction, deploys and
// calls a contract, reads logs, and checks an account proof against the state root with its own code.
// Usage: node client.mjs RPC_URL
import assert from 'node:assert/strict';
import { JsonRpcProvider, Wallet, ContractFactory, keccak256, decodeRlp, encodeRlp, getBytes, toBeHex } from 'ethers';

const url = process.argv[2];
const provider = new JsonRpcProvider(url, undefined, { staticNetwork: true, pollingInterval: 200, cacheTimeout: -1 });
const fees = { gasPrice: 0n, type: 0 };

// Emits Stored(address,uint256) and keeps the value in slot 0 when called with 32 bytes; returns slot 0 otherwise.
// CALLDATASIZE ISZERO -> get; else SSTORE(0, CALLDATALOAD 0), LOG2(value; topic, caller), STOP.
const topic = keccak256(new TextEncoder().encode('Stored(address,uint256)'));
const runtime =
  '0x3615' + '6034' + '57' + '600035' + '80' + '5f55' + '5f52' + '33' + '7f' + topic.slice(2) + '60205f' + 'a2' + '00' + '5b' + '5f545f5260205ff3';

function nibbles(bytes) {
  return [...bytes].flatMap((b) => [b >> 4, b & 15]);
}

/** The value a Merkle Patricia proof shows under a hashed key; throws where the proof does not hold. */
function proven(root, key, proof) {
  const path = nibbles(getBytes(keccak256(key)));
  let expected = root;
  let at = 0;
  for (const encoded of proof) {
    assert.equal(keccak256(encoded), expected, 'proof node does not match its hash');
    let node = decodeRlp(encoded);
    for (;;) {
      let next;
      if (node.length === 17) {
        next = node[path[at++]];
      } else {
        const prefix = nibbles(getBytes(node[0]));
        const skip = prefix.slice(prefix[0] & 1 ? 1 : 2);
        assert.deepEqual(path.slice(at, at + skip.length), skip, 'proof leads elsewhere');
        at += skip.length;
        if (prefix[0] & 2) return node[1];
        next = node[1];
      }
      if (Array.isArray(next)) node = next;
      else { expected = next; break; }
    }
  }
  throw new Error('proof ends early');
}

const passed = [];
async function check(name, body) {
  await body();
  passed.push(name);
  console.error(`  ok  ${name}`);
}

const wallet = Wallet.createRandom().connect(provider);
let contract;

await check('chain id', async () => {
  assert.equal((await provider.getNetwork()).chainId, BigInt(await provider.send('eth_chainId', [])));
});
await check('a signed transaction gets its receipt', async () => {
  const sent = await wallet.sendTransaction({ to: wallet.address, value: 0, gasLimit: 21000, ...fees });
  const receipt = await sent.wait(1, 30000);
  assert.equal(receipt.status, 1);
  assert.equal(receipt.gasUsed, 21000n);
  assert.equal((await provider.getTransaction(sent.hash)).from, wallet.address);
});
await check('a contract is deployed', async () => {
  const size = getBytes(runtime).length;
  const initCode = '0x60' + toBeHex(size, 1).slice(2) + '80600a5f395ff3' + '00' + runtime.slice(2);
  contract = await new ContractFactory([], initCode, wallet).deploy({ gasLimit: 1000000, ...fees });
  await contract.waitForDeployment();
  assert.equal(await provider.getCode(await contract.getAddress()), runtime);
});
await check('a call changes it, is read back, and leaves a log', async () => {
  const to = await contract.getAddress();
  const value = toBeHex(20261121n, 32);
  const receipt = await (await wallet.sendTransaction({ to, data: value, gasLimit: 100000, ...fees })).wait(1, 30000);
  assert.equal(receipt.status, 1);
  assert.equal(await provider.call({ to }), value);
  const logs = await provider.getLogs({ address: to, topics: [topic], fromBlock: receipt.blockNumber, toBlock: receipt.blockNumber });
  assert.equal(logs.length, 1);
  assert.equal(logs[0].data, value);
  assert.ok(await provider.estimateGas({ from: wallet.address, to, data: value }) > 21000n);
});
await check('a storage proof verifies against the state root', async () => {
  const to = await contract.getAddress();
  const number = await provider.getBlockNumber();
  const block = await provider.send('eth_getBlockByNumber', [toBeHex(number).replace(/^0x0+(?=.)/, '0x'), false]);
  const proof = await provider.send('eth_getProof', [to, [toBeHex(0, 32)], block.number]);
  const account = decodeRlp(proven(block.stateRoot, to, proof.accountProof));
  assert.equal(account[2], proof.storageHash);
  assert.equal(proven(proof.storageHash, toBeHex(0, 32), proof.storageProof[0].proof), encodeRlp(toBeHex(20261121n)));
});

console.log(JSON.stringify({ ok: true, passed }));
provider.destroy();
