import type { Place } from './places.js';

/** A text as bash and zsh take it, whatever is in it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The branches of a shell's \`case\` that follow words typed so far, from place to place, past what options take. */
export function steps(
	places: readonly Place[],
	{ step, skip }: { readonly step: (path: string) => string; readonly skip: string },
): string[] {
	const known = new Set(places.map((one) => one.path));
	return places.flatMap(({ path, commands, flags }) => [
		...commands.flatMap(({ name }) =>
			known.has(`${path}/${name}`) ? `${quoted(`${path} ${name}`)}) ${step(`${path}/${name}`)} ;;` : [],
		),
		...flags.flatMap(({ names, value }) =>
			value === null ? [] : `${names.map((one) => quoted(`${path} ${one}`)).join(' | ')}) ${skip} ;;`,
		),
	]);
}
