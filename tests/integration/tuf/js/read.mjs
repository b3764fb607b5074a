// SPDX-License-Identifier: Apache-2.0
// tuf-js reads every file of a repository: read.mjs FOLDER ADDRESS. FOLDER has root.json and paths.json.
import fs from 'node:fs';
import { Updater } from 'tuf-js';

const [folder, address] = process.argv.slice(2);
for (const part of ['metadata', 'targets'])
    fs.mkdirSync(`${folder}/${part}`, { recursive: true });
fs.copyFileSync(`${folder}/root.json`, `${folder}/metadata/root.json`);
const updater = new Updater({
    metadataDir: `${folder}/metadata`,
    metadataBaseUrl: `${address}/metadata`,
    targetDir: `${folder}/targets`,
    targetBaseUrl: `${address}/targets`,
});
await updater.refresh();
const paths = JSON.parse(fs.readFileSync(`${folder}/paths.json`, 'utf8'));
for (const path of paths) {
    const info = await updater.getTargetInfo(path);
    if (!info)
        throw new Error(`${path} is not found`);
    await updater.downloadTarget(info, `${folder}/targets/one`);
}
console.log(`${paths.length} files read`);
