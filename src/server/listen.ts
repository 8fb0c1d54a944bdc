import type { FastifyInstance } from 'fastify';

/** Listens on the port, or, when it is taken, on the next free one of the twenty after it. */
export async function listen(
	app: FastifyInstance,
	asked: { readonly host: string; readonly port: number },
): Promise<{ url: string; portTaken: number | null }> {
	const { host, port } = asked;
	for (let next = port; ; next++) {
		try {
			await app.listen({ host, port: next });
			const address = app.server.address();
			const actual = typeof address === 'object' && address ? address.port : next;
			return { url: `http://${hostAndPort(host, actual)}`, portTaken: next === port ? null : port };
		} catch (error) {
			const taken = (error as { code?: string }).code === 'EADDRINUSE';
			if (!taken || next >= Math.min(port + 20, 65_535)) throw error;
		}
	}
}

/** A host with its port as addresses have them; one of IPv6 stands in brackets. */
export const hostAndPort = (host: string, port: number): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;
