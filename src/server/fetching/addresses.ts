import ipaddr from 'ipaddr.js';

/** Public addresses that only machines of a cloud may ask: they give out credentials. */
const metadata = new Set(['168.63.129.16']);

/**
 * Whether an address is one of the public internet. All else is refused: private, loopback, link-local, multicast,
 * carrier-grade NAT, documentation and reserved ranges; and every form in which an IPv6 address stands for an IPv4 one.
 */
export function isPublicAddress(address: string): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.parse(address);
	if (parsed.range() !== 'unicast' || metadata.has(parsed.toString())) return false;
	// Of IPv6 only what is given out to the world: 2000::/3.
	return parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}
