import { expect, it } from 'vitest';
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { newWorld } from '../_world.js';
import { Database } from '../../src/store/database.js';
import { PartyRow } from '../../src/store/rows/party.js';
const party = (id: string, note: string|null = null) => ({ id, slug: id, kind: 'PERSON' as const, name: id, names: {}, shortName: null, outsideIds: {}, note, recordedAt: 'x' });
it('full', async () => {
	const world = await newWorld(); const db = world.database;
	const log = (l: string) => (v: unknown) => console.log(l, v instanceof Error ? v.constructor.name + ' ' + v.message.slice(0,300) : v);
	await db.write(tx => tx.query('PRAGMA max_page_count=1')).then(log('mpc'), log('mpc err'));
	const big = 'x'.repeat(100_000);
	await db.write(async tx => { await tx.insert(PartyRow, party('a')); await tx.insert(PartyRow, party('b', big)); }).then(log('big'), log('big err'));
	await db.write(async tx => { await tx.insert(PartyRow, party('c')); try { await tx.insert(PartyRow, party('d', big)); } catch {} await tx.insert(PartyRow, party('e')); }).then(log('swallow'), log('swallow err'));
	log('rows')(await db.read(s => s.query('select id from party')));
	await db.write(async () => { throw new Error('ordinary'); }).then(log('ord'), log('ord err'));
	await db.write(tx => tx.query('PRAGMA max_page_count=1000000')).then(log('mpc'), log('mpc err'));
	await db.write(tx => tx.insert(PartyRow, party('f')));
	log('rows')(await db.read(s => s.query('select id from party')));
	for (const p of ['foreign_keys','journal_mode','synchronous','busy_timeout','cache_size']) { log('w '+p)(await db.write(tx => tx.query('PRAGMA '+p))); log('r '+p)(await db.read(tx => tx.query('PRAGMA '+p))); }
	await db.write(async tx => { await tx.query("insert into derivation values('a','b','c','d')") }).then(log('fk'), log('fk err'));
	await db.write(async tx => { await tx.query("PRAGMA defer_foreign_keys=ON"); await tx.query("insert into derivation values('a','b','c','d')") }).then(log('commit'), log('commit err'));
	await db.read(s => s.query('insert into party values(1)')).then(log('ro'), log('ro err'));
	await db.write(async tx => db.write(async()=>1)).then(log('nest'), log('nest err'));
	await world.close();
	await db.close().then(log('close2'), log('close2 err'));
	await db.read(async()=>1).then(log('after'), log('after err'));
});
it('open', async () => {
	const f = await mkdtemp('/tmp/zz-'); await chmod(f, 0o777);
	await writeFile(f+'/text.sqlite', 'this is no database at all, but a text of some length, is it not? '.repeat(30));
	await writeFile(f+'/empty.sqlite', '');
	const w = await Database.open({path: f+'/ro.sqlite'}); await w.close(); await chmod(f+'/ro.sqlite', 0o444);
	await mkdir(f+'/locked'); await chmod(f+'/locked', 0o555); await mkdir(f+'/dir.sqlite');
	await writeFile(f+'/file', '');
	const tried = async (p: string) => { try { const d = await Database.open({path:p}); console.log(p, 'opened'); await d.close(); } catch (e) { console.log(p, (e as Error).constructor.name, (e as Error).message.slice(0,400)); } };
	process.seteuid!(65534);
	try { for (const p of ['/text.sqlite','/empty.sqlite','/ro.sqlite','/locked/x.sqlite','/locked/y/x.sqlite','/dir.sqlite','/file/x.sqlite']) await tried(f+p); await tried(':memory:'); await tried('/proc/x.sqlite') } finally { process.seteuid!(0); }
});
