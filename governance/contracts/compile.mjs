// Compiles the contracts of one folder with the pinned compiler.
//
//   node compile.mjs [--check] <contracts folder> <output folder>
//
// Reads <contracts folder>/src/*.sol and settings.json; writes one <Contract>.json (ABI, selectors,
// storage layout, creation and deployed bytecode) per contract and a manifest.json that names compiler, settings and the SHA-256 of
// every source and artefact. With --check nothing is written: the exit code says whether the folder holds exactly what
// the compiler makes now.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import solc from 'solc';

const require = createRequire(import.meta.url);
// Without the platform that follows: every build of one version makes the same code.
const VERSION = solc.version().replace(/\.Emscripten.*/, '');
const OUTPUTS = ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'evm.methodIdentifiers', 'storageLayout'];

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const json = (value) => JSON.stringify(value, null, 2) + '\n';

function readImport(path) {
  return path.startsWith('@openzeppelin/contracts/')
    ? { contents: readFileSync(require.resolve(path), 'utf8') }
    : { error: 'only sources of this folder and @openzeppelin/contracts may be imported: ' + path };
}

function compile(folder) {
  const settings = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
  const sources = {};
  for (const name of readdirSync(join(folder, 'src')).filter((f) => f.endsWith('.sol')).sort()) {
    sources['src/' + name] = { content: readFileSync(join(folder, 'src', name), 'utf8') };
  }
  const input = { language: 'Solidity', sources, settings: { ...settings, outputSelection: { '*': { '*': OUTPUTS } } } };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: readImport }));
  const messages = output.errors ?? [];
  if (messages.length > 0) {
    throw new Error(messages.map((m) => m.formattedMessage).join('\n'));
  }
  return { settings, sources, contracts: output.contracts };
}

// The compiler names struct types by syntax-tree ids, which change with unrelated edits: layout types are kept without them.
const stable = (text) => text.replace(/(t_(?:struct|contract|enum)\([A-Za-z]+\))\d+/g, '$1');

function storageLayout(layout) {
  const slots = (entries) =>
    entries.map((e) => ({ label: e.label, slot: e.slot, offset: e.offset, type: stable(e.type) }));
  const types = {};
  for (const [name, type] of Object.entries(layout.types ?? {})) {
    types[stable(name)] = {
      encoding: type.encoding,
      label: type.label,
      numberOfBytes: type.numberOfBytes,
      ...(type.base && { base: stable(type.base) }),
      ...(type.key && { key: stable(type.key), value: stable(type.value) }),
      ...(type.members && { members: slots(type.members) }),
    };
  }
  return { storage: slots(layout.storage), types };
}

function artefacts({ settings, sources, contracts }) {
  const files = {};
  for (const path of Object.keys(sources)) {
    for (const [name, contract] of Object.entries(contracts[path])) {
      if (contract.evm.bytecode.object === '' || !contract.abi.some((e) => e.type === 'function')) continue; // interface, inlined library
      files[name + '.json'] = json({
        contract: name,
        source: path,
        abi: contract.abi,
        methodIdentifiers: contract.evm.methodIdentifiers,
        storageLayout: storageLayout(contract.storageLayout),
        bytecode: '0x' + contract.evm.bytecode.object,
        deployedBytecode: '0x' + contract.evm.deployedBytecode.object,
      });
    }
  }
  const hashes = (entries) => Object.fromEntries(entries.map(([name, text]) => [name, sha256(text)]));
  const libraries = JSON.parse(readFileSync(require.resolve('./package.json'), 'utf8')).dependencies;
  files['manifest.json'] = json({
    compiler: VERSION,
    libraries: { '@openzeppelin/contracts': libraries['@openzeppelin/contracts'] },
    settings,
    sources: hashes(Object.entries(sources).map(([path, source]) => [path, source.content])),
    artefacts: hashes(Object.entries(files)),
  });
  return files;
}

function check(files, target) {
  const present = existsSync(target) ? readdirSync(target).filter((name) => name.endsWith('.json')) : [];
  const wrong = [...new Set([...present, ...Object.keys(files)])].filter(
    (name) => !(name in files) || !present.includes(name) || readFileSync(join(target, name), 'utf8') !== files[name],
  );
  if (wrong.length > 0) {
    throw new Error(`${target}: not what the sources compile to: ${wrong.join(', ')}. Run "npm run compile" in governance/contracts.`);
  }
}

function write(files, target) {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(target).filter((n) => n.endsWith('.json'))) rmSync(join(target, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text);
}

const checking = process.argv[2] === '--check';
const [folder, target] = process.argv.slice(checking ? 3 : 2);
try {
  const files = artefacts(compile(folder));
  (checking ? check : write)(files, target);
  console.log(`${target}: ${Object.keys(files).length} files ${checking ? 'as compiled' : 'written'} by solc ${VERSION}`);
} catch (failure) {
  console.error(failure.message);
  process.exit(1);
}
