// SPDX-License-Identifier: Apache-2.0
// A repository made by @tufjs/models, the library beneath tuf-js: make.mjs FOLDER. A delegated role has the file.
import crypto from 'node:crypto';
import fs from 'node:fs';
import models from '@tufjs/models';

const { Key, Metadata, MetaFile, Root, Signature, Snapshot, TargetFile, Targets, Timestamp } = models;

const [folder] = process.argv.slice(2);
const expires = new Date(Date.now() + 86400e3 * 30).toISOString().replace(/\.\d+Z$/, 'Z');

function keyPair(id) {
    const { publicKey, privateKey } = crypto.generateKeyPairSync('ed25519');
    const hex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
    const keyID = crypto.createHash('sha256').update(id).digest('hex');
    const key = new Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal: { public: hex } });
    const sign = data => new Signature({ keyID, sig: crypto.sign(null, data, privateKey).toString('hex') });
    return { key, sign };
}

function write(name, signed, signer) {
    const metadata = new Metadata(signed);
    metadata.sign(signer.sign);
    const text = JSON.stringify(metadata.toJSON());
    fs.writeFileSync(`${folder}/metadata/${name}`, text);
    return new MetaFile({
        version: signed.version,
        length: Buffer.byteLength(text),
        hashes: { sha256: crypto.createHash('sha256').update(text).digest('hex') },
    });
}

const content = Buffer.from('Sữa tươi\n');
const digest = crypto.createHash('sha256').update(content).digest('hex');
fs.mkdirSync(`${folder}/metadata`, { recursive: true });
fs.mkdirSync(`${folder}/targets/alerts`, { recursive: true });
fs.writeFileSync(`${folder}/targets/alerts/${digest}.news.txt`, content);

const keys = Object.fromEntries(['root', 'targets', 'snapshot', 'timestamp', 'alerts'].map(id => [id, keyPair(id)]));
const root = new Root({ version: 1, specVersion: '1.0.30', expires, consistentSnapshot: true });
for (const role of ['root', 'targets', 'snapshot', 'timestamp'])
    root.addKey(keys[role].key, role);
write('1.root.json', root, keys.root);
const file = new TargetFile({ path: 'alerts/news.txt', length: content.length, hashes: { sha256: digest } });
const alerts = new Targets({ version: 1, specVersion: '1.0.30', expires, targets: { [file.path]: file } });
const meta = { 'alerts.json': write('1.alerts.json', alerts, keys.alerts) };
const { keyID } = keys.alerts.key;
const targets = Targets.fromJSON({
    _type: 'targets', version: 1, spec_version: '1.0.30', expires, targets: {},
    delegations: {
        keys: { [keyID]: keys.alerts.key.toJSON() },
        roles: [{ name: 'alerts', keyids: [keyID], threshold: 1, terminating: true, paths: ['alerts/*'] }],
    },
});
meta['targets.json'] = write('1.targets.json', targets, keys.targets);
const snapshot = new Snapshot({ version: 1, specVersion: '1.0.30', expires, meta });
const snapshotMeta = write('1.snapshot.json', snapshot, keys.snapshot);
write('timestamp.json', new Timestamp({ version: 1, specVersion: '1.0.30', expires, snapshotMeta }), keys.timestamp);
