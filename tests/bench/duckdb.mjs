// duckdb.mjs: DuckDB with one thread.  node duckdb.mjs fold|group FILE
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.PEERS, "package.json"));
const { DuckDBInstance } = require("@duckdb/node-api");
const [job, file] = process.argv.slice(2);
const from = (column) =>
  `read_json('${file}', format='newline_delimited', columns={${column}:'VARCHAR'})`;
const queries = {
  fold: `SELECT count(*) AS n, label FROM ${from("label")} GROUP BY label ORDER BY label`,
  group: `SELECT count(*) AS items, max(n) AS most
            FROM (SELECT count(*) AS n FROM ${from("item")} GROUP BY item)`,
};

const db = await DuckDBInstance.create(":memory:", { threads: "1" });
const connection = await db.connect();
const reader = await connection.runAndReadAll(queries[job]);
for (const row of reader.getRows()) console.log(row.join(" "));
