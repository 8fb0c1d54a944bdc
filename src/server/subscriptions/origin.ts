import type { IncomingHttpHeaders } from 'node:http';

/** Whether a browser's page asks that is not our own. Who sends no Origin is no browser; it could claim any. */
export function isForeign(
	{ origin, host }: IncomingHttpHeaders,
	{ publicUrl }: { readonly publicUrl: string | null },
): boolean {
	if (origin === undefined || origin === publicUrl) return false;
	try {
		return new URL(origin).host !== host;
	} catch {
		return true;
	}
}
