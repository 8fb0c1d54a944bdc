import type { Command } from 'commander';
import { print } from '../environment.js';
import { bashScript } from './bash.js';
import { fishScript } from './fish.js';
import { placesOf } from './places.js';
import type { Shell } from './shells.js';
import { zshScript } from './zsh.js';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** `counterclaim completion SHELL`: a script with which a shell completes what is typed, made from the commands themselves. */
export function completion(shell: Shell, program: Command): void {
	print(scripts[shell](program.name(), placesOf(program)).trimEnd());
}
