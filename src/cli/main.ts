#!/usr/bin/env node
import 'reflect-metadata';
import { CommanderError } from 'commander';
import { exitCodes, Failure } from './failure.js';
import { makeProgram } from './program.js';

// Whoever reads the output may have read enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit();
});

try {
	await makeProgram().parseAsync(process.argv);
} catch (error) {
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
	else if (error instanceof Failure) {
		process.stderr.write(`${error.message}\n`);
		process.exitCode = error.exitCode;
	} else {
		process.stderr.write(`counterclaim: ${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = exitCodes.environment;
	}
}
