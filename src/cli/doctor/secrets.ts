import { locationFrom } from '../../store/location.js';

/** Takes out of a text whatever in an environment is secret, should a message of somebody else's repeat it. */
export function withoutSecrets(env: Readonly<Record<string, string | undefined>>): (text: string) => string {
	const urls = [env.DATABASE_URL, ...(env.DATABASE_REPLICA_URLS ?? '').split(',')].map((one) => one?.trim() ?? '');
	const passwords = urls.flatMap((url) => {
		const location = locationFrom(url);
		if (location?.engine !== 'postgres') return [];
		const { password, searchParams } = location.url;
		return [password, decoded(password), ...searchParams.getAll('password'), ...searchParams.getAll('sslpassword')];
	});
	const keys = (env.SEAL_KEY ?? '').split(',').map((one) => one.trim());
	const secrets = [...passwords, ...keys, env.OIDC_CLIENT_SECRET?.trim() ?? '', env.PGPASSWORD ?? ''];
	// The longest first: one may be in another.
	const known = [...new Set(secrets)].filter((one) => one.length > 2).sort((one, other) => other.length - one.length);
	return (text) =>
		known.reduce((left, secret) => left.replaceAll(secret, '…'), text).replace(/(\/\/[^\s/@:]*):[^\s/@]+@/g, '$1@');
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
