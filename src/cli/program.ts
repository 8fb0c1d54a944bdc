import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { caseFormatNames } from '../interop/caseFormatNames.js';
import { home } from '../server/home.js';
import { shells } from './completion/shells.js';

const help = `
Examples:
  counterclaim start                                  serve at http://127.0.0.1:4000
  counterclaim import examples/meta-scale-ai.yaml --dry-run
  counterclaim import --bulk claims.jsonl
  counterclaim import --claimreview reviews.json
  counterclaim document article.html --url https://example.org/article --dry-run
  counterclaim show mayer-tbd --language zh
  counterclaim show mayer-tbd --explain
  counterclaim show mayer-tbd --as svg --out mayer-tbd.svg
  counterclaim query examples/queries/01-most-contested.graphql
  counterclaim query examples/queries/08-what-if.graphql --variables @examples/queries/08-what-if.variables.json
  counterclaim rescore --dry-run
  counterclaim evaluate --format emergent emergent.csv
  counterclaim move --to postgres://desk@127.0.0.1/counterclaim
  counterclaim audit verify --heads heads.jsonl
  counterclaim doctor
  counterclaim keys init --folder keys
  counterclaim schema --out schema.graphql
  counterclaim users admit Ada --email ada@example.org --role EDITOR
  counterclaim keys create --user ada@example.org --role REPORTER --name wire

Configuration comes from the environment: HOST, PORT, DATABASE_URL (sqlite:PATH or postgres://…), DATABASE_REPLICA_URLS,
LOG_LEVEL, EXAMPLE (on or off), SIGN_IN (on or off), PUBLIC_URL, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, BODY_LIMIT, DEPTH_LIMIT, COST_LIMIT, COST_BUDGET, COST_WINDOW, TRUST_PROXY,
SUBSCRIBER_LIMIT, TRUSTED_DOCUMENTS,
TRUSTED_DOCUMENTS_FILE, FEDERATION (on or off), FETCH (on or off), JUDGEMENT_WEIGHTS, SEAL_KEY_FILE or SEAL_KEY, AUDIT_KEY_FILE. docs/operations.md says what each is.

Exit codes: 0 done, 1 the input was refused, 2 wrong usage, 3 the environment does not allow it.`;

const databaseOption = [
	'--database <url>',
	'where the record is kept, sqlite:PATH or postgres://… (else DATABASE_URL, else sqlite:data/counterclaim.sqlite)',
] as const;
const jsonOption = ['--json', 'answer as JSON'] as const;

/** Every command; what one does is in the file of its name, loaded when it is called, so that help is quick. */
export function makeProgram(): Command {
	const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
	const program = new Command('counterclaim')
		.description('Claims in reporting, their sources and rebuttals, and how contested each claim is.')
		.version(version)
		.showHelpAfterError('(counterclaim --help shows how)')
		.exitOverride()
		.addHelpText('after', help);

	program
		.command('start')
		.description('serve the GraphQL API and the playground; an empty database gets the example story')
		.option(...databaseOption)
		.option('--host <address>', 'the address to listen on (else HOST, else 127.0.0.1)')
		.option('--port <number>', 'the port to listen on (else PORT, else 4000); a taken one leads to the next free one')
		.action(async (options) => (await import('./start.js')).start(options));
	program
		.command('migrate')
		.description('make the database, or bring its tables up to date')
		.option(...databaseOption)
		.option(...jsonOption)
		.action(async (options) => (await import('./migrate.js')).migrate(options));
	program
		.command('import')
		.description('take a story ledger (YAML, docs/ledger.md) into the record; importing it again changes nothing')
		.argument('[file]', 'the ledger')
		.option('--bulk <file>', 'take many claims from JSON Lines instead (docs/bulk.md); - reads standard input')
		.option(
			'--claimreview <file>',
			'take reviews by other desks instead: a page, JSON-LD, a DataFeed or an answer of Fact Check Tools (docs/formats.md)',
		)
		.option('--rejects <file>', 'where lines of a bulk file that were not taken in go (else FILE.rejects.jsonl)')
		.option(...databaseOption)
		.option('--dry-run', 'say what would be added and how scores would move, and save nothing')
		.option(...jsonOption)
		.action(async (file, options) => {
			if (options.claimreview !== undefined)
				return (await import('./importClaimReview.js')).importReviewsFile(file, options);
			if (options.bulk !== undefined || file === undefined)
				return (await import('./importBulk.js')).importBulkFile(file, options);
			return (await import('./import.js')).importFile(file, options);
		});
	program
		.command('document')
		.description('take the page of an article into the record: its title, outlet, day and so on are read from it')
		.argument('<file>', 'the page; - reads standard input')
		.option('--url <address>', 'where it is; nothing is fetched (else as the page says)')
		.option('--slug <slug>', 'its name in addresses and files')
		.option('--story <ref>', 'the story that it belongs to (id or slug)')
		.option('--outlet <name>', 'who published it (else as the page says)')
		.option('--title <title>', 'its title (else as the page says)')
		.option('--language <tag>', 'its language (else as the page says)')
		.option('--published <day>', 'the day of publication (else as the page says)')
		.option('--byline <names>', 'who wrote it (else as the page says)')
		.option(...databaseOption)
		.option('--dry-run', 'say what would be recorded, and save nothing')
		.option(...jsonOption)
		.action(async (file, options) => (await import('./document.js')).document(file, options));
	program
		.command('show')
		.description("a claim's case as a tree: who says so, who rebuts it, who would not say, how contested it is and why")
		.argument('<slug>', "the claim's slug or id")
		.option(...databaseOption)
		.option('--language <tag>', 'the language of the reason: en or zh', 'en')
		.option(
			'--explain',
			'also the share of each statement, how sure the score is, what would change it, since when, second opinions',
		)
		.option('--said-by <moment>', 'count only what had been said by then')
		.option('--recorded-by <moment>', 'count only what was on record by then')
		.addOption(
			new Option(
				'--as <format>',
				'as a picture of the argument (svg), its timeline (timeline, vega), a graph (argdown, mermaid, dot), a dossier (md), a table (csv, jsonl) or for other programs (json, jsonld)',
			).choices(caseFormatNames),
		)
		.option('--out <file>', 'write what --as says to a file instead')
		.option(...jsonOption)
		.action(async (slug, options) => (await import('./show.js')).show(slug, options));
	program
		.command('query')
		.description('answer a GraphQL document from the database, without a server')
		.argument('<file>', 'the document; - reads standard input')
		.option(...databaseOption)
		.option('--variables <json>', 'its variables, as JSON or as @FILE')
		.option('--operation <name>', 'which operation, where the document has several')
		.action(async (file, options) => (await import('./query.js')).query(file, options));
	program
		.command('rescore')
		.description('compute every score anew from what is on record; may be stopped at any time and run again')
		.option(...databaseOption)
		.option('--dry-run', 'say how many scores would change, and change none')
		.option(
			'--at-once <claims>',
			'how many claims to read at a time; up to ten times as many are written at once',
			'2000',
		)
		.option(...jsonOption)
		.action(async (options) => (await import('./rescore.js')).rescore(options));
	program
		.command('reindex')
		.description('make the search index anew from what is on record; may be stopped at any time and run again')
		.option(...databaseOption)
		.option(...jsonOption)
		.action(async (options) => (await import('./reindex.js')).reindex(options));
	program
		.command('move')
		.description(
			'copy the whole record into another, empty database, and compare both; run it again to go on after a stop',
		)
		.requiredOption('--to <url>', 'where to: postgres://… or sqlite:PATH')
		.option('--from <url>', 'where from (else DATABASE_URL, else sqlite:data/counterclaim.sqlite)')
		.option(...jsonOption)
		.action(async (options) => (await import('./move.js')).move(options));
	const audit = program
		.command('audit')
		.description(
			'what was done to the record, by whom and why: a log in which nothing can be changed unseen (docs/security.md)',
		);
	audit
		.command('verify')
		.description('read the whole log and name the first entry that was changed, removed, inserted or put elsewhere')
		.option(...databaseOption)
		.option('--heads <file>', 'also hold it against heads that were published, one JSON object a line')
		.option('--public-key <base64>', 'the key that all of them must be signed with (else that of the first)')
		.option(...jsonOption)
		.action(async (options) => (await import('./audit.js')).verify(options));
	audit
		.command('list')
		.description('the newest entries')
		.option(...databaseOption)
		.option('--action <name>', 'of this action only, such as recordRebuttal')
		.option('--actor <id>', 'by this user or key only')
		.option('--object <id>', 'done to this thing only')
		.option('--first <number>', 'how many, at most 100', '20')
		.option(...jsonOption)
		.action(async (options) => (await import('./audit.js')).listEntries(options));
	audit
		.command('head')
		.description(
			'the last entry of a day that is over, signed with the key at AUDIT_KEY_FILE, to be published elsewhere',
		)
		.option(...databaseOption)
		.option('--date <day>', 'the day in UTC, such as 2026-01-31 (else yesterday)')
		.option('--append <file>', 'add it to a file as a line, unless its last line is the same')
		.action(async (options) => (await import('./audit.js')).head(options));
	program
		.command('evaluate')
		.description(
			'how well the score tells what a research set says of its claims; nothing of it is kept (docs/method.md)',
		)
		.argument('<file>', 'the research set')
		.requiredOption('--format <name>', 'what it is: climate-fever or emergent')
		.option('--replicates <number>', 'bootstrap samples behind each interval', '1000')
		.option('--seed <number>', 'where their chance starts; the same seed gives the same intervals', '1')
		.option(...jsonOption)
		.action(async (file, options) => (await import('./evaluate.js')).evaluateFile(file, options));
	const keys = program
		.command('keys')
		.description('keys for programs (docs/sign-in.md), and those of the installation itself (docs/security.md)');
	keys
		.command('init')
		.description('make a key for sealed sources and one that signs heads of the audit log; never replaces a file')
		.option('--folder <path>', 'where to put seal.key and audit.key', 'keys')
		.option(...jsonOption)
		.action(async (options) => (await import('./sealKeys.js')).init(options));
	keys
		.command('rotate')
		.description('wrap every seal under a new master key; may be stopped at any time and run again, and goes on then')
		.option(...databaseOption)
		.option('--drop-old', 'take the old keys out of the file afterwards; seals in older backups then stay shut')
		.option(...jsonOption)
		.action(async (options) => (await import('./sealKeys.js')).rotate(options));
	program
		.command('erase')
		.description(
			'forget a person: destroy the secret under which the audit log holds what it knows of them, and any seal',
		)
		.option(...databaseOption)
		.option('--user <id>', 'the user')
		.option('--source <ref>', 'the source, by id or slug')
		.requiredOption('--reason <text>', 'why; stays on record')
		.option(...jsonOption)
		.action(async (options) => (await import('./erase.js')).eraseSubject(options));
	program
		.command('doctor')
		.description('say what is wrong with this installation, and how to mend it; changes nothing')
		.option(...databaseOption)
		.option('--online', 'also ask whether the provider of OpenID Connect answers')
		.option('--thorough', 'also read through a large file and the whole audit log')
		.option(...jsonOption)
		.action(async (options) => (await import('./doctor/doctor.js')).doctor(options));
	program
		.command('completion')
		.description('print a script with which your shell completes commands, options and files')
		.addArgument(new Argument('<shell>', 'which shell').choices(shells))
		.action(async (shell) => (await import('./completion/completion.js')).completion(shell, program));
	program
		.command('schema')
		.description('print the GraphQL schema, sorted, every element described')
		.option('--out <file>', 'write it to a file instead')
		.option('--federation', 'as a subgraph of Apollo Federation 2')
		.action(async (options) => (await import('./schema.js')).schema(options));
	addPeople(program, keys);
	return program;
}

const deskOption = ['--desk <slug>', 'the desk by slug or id (else the founding desk)'] as const;

/** Those who have the machine itself may admit whom they like. */
function addPeople(program: Command, keys: Command): void {
	const users = program.command('users').description('who may sign in, and as what (docs/sign-in.md)');
	users
		.command('list')
		.description('everybody who was admitted, and what they are at which desk')
		.option(...databaseOption)
		.option(...jsonOption)
		.action(async (options) => (await import('./users.js')).listUsers(options));
	users
		.command('admit')
		.description('admit somebody to a desk')
		.argument('<name>', 'their name')
		.option('--email <address>', 'by which they are known when they first sign in')
		.requiredOption('--role <role>', 'READER, REPORTER, CHECKER, EDITOR or OWNER')
		.option(...deskOption)
		.option(...databaseOption)
		.option(...jsonOption)
		.action(async (name, options) => (await import('./users.js')).admit(name, options));
	users
		.command('seat')
		.description('change what somebody is at a desk, or end their seat there, which voids their keys to it')
		.argument('<user>', 'their id or e-mail address; owner for the one who is there from the start')
		.requiredOption('--role <role>', 'READER, REPORTER, CHECKER, EDITOR or OWNER; none ends the seat')
		.option(...deskOption)
		.option(...databaseOption)
		.option(...jsonOption)
		.action(async (user, options) => (await import('./users.js')).seat(user, options));
	users
		.command('end')
		.description('end somebody’s seats, sessions and keys; what they did stays')
		.argument('<user>', 'their id or e-mail address')
		.option(...databaseOption)
		.option(...jsonOption)
		.action(async (user, options) => (await import('./users.js')).end(user, options));
	keys
		.command('create')
		.description('make a key, and print its token this once')
		.requiredOption('--user <user>', 'whose: an id or e-mail address; owner for the one who is there from the start')
		.option('--role <role>', 'what it may do at most', 'OWNER')
		.option('--name <name>', 'what it is for', 'made on the command line')
		.option('--expires <moment>', 'from when it is void, within 366 days (else in 90 days)')
		.option(...deskOption)
		.option(...databaseOption)
		.option(...jsonOption)
		.action(async (options) => (await import('./apiKeys.js')).create(options));
	keys
		.command('list')
		.description('the keys that were made')
		.option('--user <user>', 'of one user only')
		.option(...databaseOption)
		.option(...jsonOption)
		.action(async (options) => (await import('./apiKeys.js')).listKeys(options));
	keys
		.command('revoke')
		.description('void a key at once')
		.argument('<key>', 'its id, or what its token begins with')
		.option(...databaseOption)
		.option(...jsonOption)
		.action(async (key, options) => (await import('./apiKeys.js')).revoke(key, options));
}
