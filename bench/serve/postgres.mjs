// The same record in PostgreSQL, in a database of its own that is dropped afterwards: PostGraphile's.
import Database from 'better-sqlite3';
import pg from 'pg';

const tables = {
	document: ['id text PRIMARY KEY, slug text UNIQUE, outlet text, title text, language text, recorded_at text'],
	party: ['id text PRIMARY KEY, slug text UNIQUE, kind text, name text, recorded_at text'],
	source: [
		'id text PRIMARY KEY, slug text UNIQUE, attribution text, directness text, document_id text REFERENCES document, recorded_at text',
	],
	source_party: [
		'source_id text REFERENCES source, party_id text REFERENCES party, place integer',
		'PRIMARY KEY (source_id, party_id)',
	],
	claim: [
		'id text PRIMARY KEY, slug text UNIQUE, text text, language text, kind text, standing text, recorded_at text, support float8, opposition float8, score float8, lean float8, level text, method text, scored_at text',
	],
	claim_bearing: [
		'claim_id text REFERENCES claim, party_id text REFERENCES party, news text, place integer',
		'PRIMARY KEY (claim_id, party_id)',
	],
	claim_link: [
		'claim_id text REFERENCES claim, id text, kind text, linked_claim_id text REFERENCES claim, recorded_at text, ended_at text',
		'PRIMARY KEY (claim_id, id)',
	],
	statement: [
		'claim_id text REFERENCES claim, id text UNIQUE, role text, source_id text REFERENCES source, stance text, kind text, target_id text REFERENCES statement (id), response text, words text, said_at text, recorded_at text',
		'PRIMARY KEY (claim_id, id)',
	],
	retraction: ['claim_id text REFERENCES claim, statement_id text PRIMARY KEY REFERENCES statement (id), reason text'],
};

export async function copyToPostgres(url, path) {
	const name = `counterclaim_bench_${process.pid}`;
	const admin = new pg.Client({ connectionString: url });
	await admin.connect();
	await admin.query(`CREATE DATABASE ${name}`);
	const own = new URL(url);
	own.pathname = `/${name}`;
	const drop = async () => {
		await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
		await admin.end();
	};
	try {
		await fill(String(own), path);
	} catch (error) {
		await drop();
		throw error;
	}
	/** The processes that answer for it now. */
	const processes = async () => {
		const { rows } = await admin.query('SELECT pid FROM pg_stat_activity WHERE datname = $1', [name]);
		return rows.map((row) => row.pid);
	};
	return { url: String(own), processes, drop };
}

async function fill(url, path) {
	const from = new Database(path, { readonly: true });
	const to = new pg.Client({ connectionString: url });
	await to.connect();
	for (const [table, [columns, key]] of Object.entries(tables)) {
		await to.query(`CREATE TABLE ${table} (${key ? `${columns}, ${key}` : columns})`);
		await to.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
		const names = columns.split(', ').map((one) => one.split(' ')[0]);
		let rows = [];
		const send = async () => {
			const sql = `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1)`;
			if (rows.length > 0) await to.query(sql, [JSON.stringify(rows)]);
			rows = [];
		};
		for (const row of from.prepare(`SELECT ${names} FROM ${table}`).iterate())
			if (rows.push(row) === 20_000) await send();
		await send();
		await to.query(`ALTER TABLE ${table} ENABLE TRIGGER ALL`);
	}
	for (const index of [
		'statement (claim_id, role, recorded_at, id)',
		'statement (target_id)',
		'claim (level, score, id)',
		'source_party (source_id, place)',
	])
		await to.query(`CREATE INDEX ON ${index}`);
	await to.query(`CREATE FUNCTION contested_claims(level text, below_score float8, below_id text) RETURNS SETOF claim LANGUAGE sql STABLE AS
		'SELECT * FROM claim c WHERE c.level = $1 AND (c.score, c.id) < ($2, $3) ORDER BY c.score DESC, c.id DESC'`);
	await to.query('VACUUM ANALYZE');
	await to.end();
	from.close();
}
