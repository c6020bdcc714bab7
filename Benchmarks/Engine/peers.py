"""What other queues on PostgreSQL reach on the same server: procrastinate and PgQueuer, both doing nothing in each job.

peers.py DSN JOBS: for each, JOBS jobs are put in first and then worked off by one worker; the best setting of several counts.
"""

import asyncio
import logging
import re
import sys
import time

import asyncpg
import procrastinate
from pgqueuer import AsyncpgDriver, PgQueuer
from pgqueuer.queries import Queries
from pgqueuer.types import QueueExecutionMode

logging.disable(logging.CRITICAL)


async def procrastinate_rate(dsn: str, jobs: int, concurrency: int) -> float:
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=dsn))

    @app.task(name="nothing")
    async def nothing():
        pass

    async with app.open_async():
        await app.connector.execute_query_async("truncate procrastinate_jobs cascade")
        await nothing.configure().batch_defer_async(*[{} for _ in range(jobs)])
        await app.connector.execute_query_async("analyze procrastinate_jobs")
        start = time.perf_counter()
        await app.run_worker_async(
            wait=False, concurrency=concurrency, listen_notify=False, install_signal_handlers=False
        )
        rate = jobs / (time.perf_counter() - start)
        left = await app.connector.execute_query_one_async(
            "select count(*) as n from procrastinate_jobs where status <> 'succeeded'"
        )
        assert left["n"] == 0, left
        return rate


async def pgqueuer_rate(dsn: str, jobs: int, batch: int) -> float:
    connection = await asyncpg.connect(dsn)
    try:
        queries = Queries.from_asyncpg_connection(connection)
        await connection.execute("truncate pgqueuer, pgqueuer_log")
        await queries.enqueue(["nothing"] * jobs, [None] * jobs, [0] * jobs)
        await connection.execute("analyze pgqueuer")
        queue = PgQueuer(AsyncpgDriver(connection))

        @queue.entrypoint("nothing")
        async def nothing(job):
            pass

        start = time.perf_counter()
        await queue.qm.run(batch_size=batch, mode=QueueExecutionMode.drain)
        rate = jobs / (time.perf_counter() - start)
        assert await connection.fetchval("select count(*) from pgqueuer") == 0
        return rate
    finally:
        await connection.close()


async def prepare(dsn: str) -> str:
    """A database of their own, so that neither side's tables are in the other's way."""
    # Words of libpq that asyncpg does not know.
    dsn = re.sub(r"(gssencmode|target_session_attrs)=\w+&?", "", dsn).rstrip("&?")
    connection = await asyncpg.connect(dsn)
    await connection.execute("drop database if exists peers with (force)")
    await connection.execute("create database peers")
    await connection.close()
    own = dsn.replace("/configurator?", "/peers?", 1)
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=own))
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
    connection = await asyncpg.connect(own)
    await Queries.from_asyncpg_connection(connection).install()
    await connection.close()
    return own


async def best(name: str, unit: str, settings: list[int], rate) -> None:
    rounds = {setting: sorted([await rate(setting) for _ in range(3)])[1] for setting in settings}
    setting = max(rounds, key=rounds.get)
    rest = ", ".join(f"{key}: {value:.0f}" for key, value in rounds.items())
    print(f"  {name:<12} {rounds[setting]:8.0f} jobs/s     (best {unit} {setting}; {rest})", flush=True)


async def main() -> None:
    jobs = int(sys.argv[2])
    dsn = await prepare(sys.argv[1])
    await best("procrastinate", "concurrency", [1, 10, 50], lambda n: procrastinate_rate(dsn, min(jobs, 2000), n))
    await best("PgQueuer", "batch size", [10, 100, 500, 1000], lambda n: pgqueuer_rate(dsn, jobs, n))


asyncio.run(main())
