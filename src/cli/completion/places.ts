import type { Argument, Command, Option } from 'commander';

/** What may stand where something is to be typed: one of some words, a file, or what nobody can guess. */
export type Wanted =
	| { readonly kind: 'WORDS'; readonly words: readonly string[] }
	| { readonly kind: 'FILE' | 'OTHER' };

export interface Flag {
	/** As it is typed: `--out`, `-V`. */
	readonly names: readonly string[];
	readonly about: string;
	/** What it takes; null where it takes nothing. */
	readonly value: Wanted | null;
}

/** A command or subcommand, and what may be typed behind it. */
export interface Place {
	/** `` for the program itself, `/audit/verify` for a command of a command. */
	readonly path: string;
	readonly commands: readonly { readonly name: string; readonly about: string }[];
	readonly flags: readonly Flag[];
	/** What it is given beside options; null where nothing. */
	readonly operand: Wanted | null;
}

/** Every place of a program's tree of commands. */
export function placesOf(command: Command, path = ''): Place[] {
	const help = command.createHelp();
	const commands = help.visibleCommands(command);
	const names = commands.map((one) => one.name());
	const here: Place = {
		path,
		commands: commands.map((one) => ({ name: one.name(), about: help.subcommandDescription(one) })),
		flags: help.visibleOptions(command).map((one) => ({
			names: [one.long, one.short].flatMap((name) => name ?? []),
			about: help.optionDescription(one),
			value: one.required || one.optional ? wanted(one, placeholderOf(one)) : null,
		})),
		operand: operandOf(command.registeredArguments),
	};
	// Behind `help` there is one of its neighbours.
	const below = commands.flatMap((one) =>
		one.name() === 'help'
			? [{ path: `${path}/help`, commands: [], flags: [], operand: { kind: 'WORDS' as const, words: names } }]
			: placesOf(one, `${path}/${one.name()}`),
	);
	return [here, ...below];
}

const operandOf = ([first]: readonly Argument[]): Wanted | null => (first ? wanted(first, first.name()) : null);

const placeholderOf = (option: Option): string => /[<[]([^>\]]+)[>\]]/.exec(option.flags)?.[1] ?? '';

function wanted({ argChoices }: Pick<Option | Argument, 'argChoices'>, placeholder: string): Wanted {
	if (argChoices) return { kind: 'WORDS', words: argChoices };
	return { kind: placeholder === 'file' || placeholder === 'path' ? 'FILE' : 'OTHER' };
}
