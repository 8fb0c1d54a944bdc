// A made-up record with its scores and its search index: node seed.mjs PATH CLAIMS
import 'reflect-metadata';
import { defaultMethod } from '../../dist/src/core/contestedness/methods.js';
import { officeOn } from '../../dist/src/server/serve.js';
import { Database } from '../../dist/src/store/database.js';
import { reindex } from '../../dist/src/workflow/reindex.js';
import { rescoreAll } from '../../dist/src/workflow/rescoreAll.js';
import { seed } from '../seed.mjs';

const [path, claims] = process.argv.slice(2);
await seed(path, Number(claims));
const database = await Database.open({ url: `sqlite:${path}` });
const office = officeOn(database, defaultMethod);
await rescoreAll(office);
await reindex(office);
await database.close();
