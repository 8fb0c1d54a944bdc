/** What we use of cephes; its own types are not found by way of its `exports`. */
declare module 'cephes' {
	/** Resolves once the module is ready; nothing may be called before. */
	export const compiled: Promise<void>;
	/** The x at which the regularised incomplete beta integral from 0 to x, with a and b above 0, is y. */
	export function incbi(a: number, b: number, y: number): number;
}
