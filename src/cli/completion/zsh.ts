import type { Place, Wanted } from './places.js';
import { quoted, steps } from './steps.js';

/** A script that completes a program's commands, options and what they take in zsh. */
export function zshScript(name: string, places: readonly Place[]): string {
	const values = places.flatMap(({ path, flags }) =>
		flags.flatMap(({ names, value }) =>
			value === null ? [] : `${names.map((one) => quoted(`${path} ${one}`)).join(' | ')}) ${given(value)} ;;`,
		),
	);
	const flags = places.map(({ path, flags: all }) => {
		const told = all.flatMap(({ names, about }) => names.map((one) => quoted(`${one}:${about}`)));
		return `${quoted(path)}) found=(${told.join(' ')}) ;;`;
	});
	const operands = places.flatMap(({ path, commands, operand }) => {
		const told = commands.map((one) => quoted(`${one.name}:${one.about}`));
		if (told.length > 0) return `${quoted(path)}) found=(${told.join(' ')}); _describe command found ;;`;
		return operand === null ? [] : `${quoted(path)}) ${given(operand)} ;;`;
	});
	return `#compdef ${name}
# Completion of ${name} in zsh: source <(${name} completion zsh), or as a file _${name} in a folder of $fpath
_${name}() {
	local place= at
	local -a found
	for ((at = 2; at < CURRENT; at++)); do
		case "$place \${words[at]}" in
			${steps(places, { step: (path) => `place=${path}`, skip: 'at=$((at + 1))' }).join('\n\t\t\t')}
		esac
	done
	local before="\${words[CURRENT - 1]}"
	if [[ "\${words[CURRENT]}" == --*=* ]]; then
		before="\${words[CURRENT]%%=*}"
		compset -P '*='
	fi
	case "$place $before" in
		${values.join('\n\t\t')}
		*)
			if [[ "\${words[CURRENT]}" == -* ]]; then
				case "$place" in
					${flags.join('\n\t\t\t\t\t')}
				esac
				_describe -o option found
			else
				case "$place" in
					${operands.join('\n\t\t\t\t\t')}
				esac
			fi
			;;
	esac
}
if [[ "\${funcstack[1]}" == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

const given = (wanted: Wanted): string =>
	wanted.kind === 'FILE'
		? '_files'
		: wanted.kind === 'WORDS'
			? `compadd -- ${wanted.words.map(quoted).join(' ')}`
			: ':';
