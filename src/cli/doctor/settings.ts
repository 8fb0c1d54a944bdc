import { readFileSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { isLoopback } from '../../server/config.js';
import { documentsIn } from '../../server/trustedDocuments.js';
import { check, type Finding, type Installation, ok, warning, wrong } from './check.js';
import { findingOf, isOfKeys } from './mistakes.js';

/** What the environment says, as the server reads it, and what it says in vain. */
export const settingChecks = [
	check('environment', ({ mistakes, known, env }) => {
		const found = mistakes.filter((one) => !isOfKeys(one)).map(findingOf);
		const set = [...known].filter((name) => env[name]?.trim()).length;
		if (mistakes.length > 0) return found;
		return ok(
			set === 0
				? 'nothing is set, so the defaults hold'
				: `${set} of ${known.size} variables are set, and fit together`,
		);
	}),
	check('unknown variables', ({ env, known }) => unknownIn(env, known)),
	check('deprecated variables', ({ config }) =>
		config.deprecated.map((name) => warning(`${name} is set and means nothing any more`, 'unset it')),
	),
	check('sign-in', signInFinding),
	check('public address', publicAddress),
	check(
		'trusted documents',
		({
			config: {
				trustedDocuments: { mode, file },
			},
		}) => {
			if (mode === 'off' || file === null) return null;
			try {
				return ok(`${documentsIn(readFileSync(file, 'utf8')).size} trusted documents in ${file}`);
			} catch (error) {
				return wrong(
					`TRUSTED_DOCUMENTS_FILE ${file} cannot be used: ${(error as Error).message}`,
					'give the manifest of the client as it was built',
				);
			}
		},
	),
];

function signInFinding({ config, env, mistakes }: Installation): Finding | null {
	if (mistakes.some((one) => one.path[0] === 'SIGN_IN')) return null;
	const { signIn, host, openId } = config;
	if (signIn)
		return ok(
			openId
				? 'people sign in at a provider, programs show keys'
				: 'sign-in is on; without OIDC_ISSUER there are keys only',
		);
	if (config.trustProxy !== false)
		return warning(
			'SIGN_IN is off, and TRUST_PROXY says that a proxy stands before the server: whoever it lets through is the owner',
			'give SIGN_IN=on',
		);
	return ok(
		`sign-in is off${env.SIGN_IN?.trim() ? ', as SIGN_IN says' : ''}: whoever is on this machine and reaches ${host} is the owner`,
	);
}

function publicAddress({ config }: Installation): Finding | null {
	const { host, publicUrl, trustProxy } = config;
	if (publicUrl === null)
		return isLoopback(host)
			? null
			: warning(
					`HOST is ${host} and PUBLIC_URL is not set: links in feeds and pages follow whatever name a client asks by`,
					'give PUBLIC_URL, such as https://claims.example.org',
				);
	if (publicUrl.startsWith('https:') && trustProxy === false)
		return warning(
			`PUBLIC_URL is ${publicUrl}, so a proxy ends TLS before the server, and TRUST_PROXY is off: all clients count as one, the proxy`,
			'give TRUST_PROXY, such as 1 for one proxy',
		);
	return ok(`browsers reach it at ${publicUrl}`);
}

/** How names of variables begin that nobody but this program reads. */
const ours =
	/^(?:COUNTERCLAIM|SEAL_KEY|AUDIT_KEY|OIDC|TRUSTED_DOCUMENT|COST|DATABASE|JUDGEMENT|DEPTH_LIMIT|BODY_LIMIT|SUBSCRIBER)(?:_|S?$)/;

/** Variables that look like ours and are read by nobody. */
function unknownIn(env: Installation['env'], known: Installation['known']): Finding[] {
	return Object.keys(env).flatMap((name) => {
		if (known.has(name)) return [];
		const meant = [...known].find((one) => isNear(name.toUpperCase(), one));
		if (!meant && !ours.test(name)) return [];
		return warning(
			`${name} is set, and no setting is called so`,
			meant ? `is ${meant} meant?` : 'docs/api.md and the README name the settings',
		);
	});
}

/** A slip of the finger or two; short names are too near to each other for more than a plural or an underscore. */
const isNear = (name: string, known: string): boolean =>
	known.length < 8
		? name === `${known}S` || name.replaceAll('_', '') === known.replaceAll('_', '')
		: distance(name, known) <= 2;
