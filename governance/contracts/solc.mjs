#!/usr/bin/env node
// The pinned compiler behind the command line that forge expects of a native one: --version and --standard-json.
import { readFileSync } from 'node:fs';
import solc from 'solc';

if (process.argv.includes('--version')) {
  console.log('solc, the solidity compiler commandline interface\nVersion: ' + solc.version());
} else {
  console.log(solc.compile(readFileSync(0, 'utf8')));
}
