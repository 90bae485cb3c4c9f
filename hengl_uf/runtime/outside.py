"""Servers that somebody else runs: their addresses read, and refused with one sentence when they cannot serve."""

from collections.abc import Mapping

from hengl_uf.runtime.refusal import Refusal

POSTGRES_OLDEST = 14  # what Django 5.2 supports
REDIS_OLDEST = 6
PATIENCE = 5  # seconds that a server may take to answer

# What libpq says, and what it means.
_REFUSED = (
    "password authentication failed",
    "no password supplied",
    "authentication failed",
    "no pg_hba.conf entry",
    "does not exist",
    "is not permitted to log in",
    "permission denied for database",
)
_FOREIGN = (
    "expected authentication request",
    "invalid response to SSL negotiation",
    "closed the connection",
    "unsupported frontend protocol",
    "lost synchronization with server",
    "invalid message length",
)


def check(environment: Mapping[str, str]) -> None:
    """Refuse when a server that the environment names cannot be used."""
    if address := environment.get("DATABASE_URL", "").strip():
        check_database(address)
    if address := environment.get("REDIS_URL", "").strip():
        check_redis(address)


def database_parts(address: str) -> dict[str, str]:
    """Return the parts of a PostgreSQL address as libpq reads them (host, port, user, password, dbname …)."""
    import psycopg2.extensions

    malformed = Refusal(
        "DATABASE_URL 写法有误，应形如 postgresql://用户:密码@主机:端口/库名",
        "DATABASE_URL cannot be read: write it like postgresql://user:password@host:port/name.",
    )
    if not address.startswith(("postgresql://", "postgres://")):
        raise malformed
    try:
        parts = psycopg2.extensions.parse_dsn(address)
    except (psycopg2.ProgrammingError, UnicodeError) as error:
        raise malformed from error
    port = parts.get("port", "5432")
    if not port.isdigit() or not 0 < int(port) < 65536 or not parts.get("dbname"):
        raise malformed
    return parts


def check_database(address: str) -> None:
    """Refuse an address behind which there is no PostgreSQL that this portal can use."""
    import psycopg2

    parts = database_parts(address)
    place = f"{parts.get('host', 'localhost')}:{parts.get('port', '5432')}/{parts['dbname']}"
    try:
        connection = psycopg2.connect(address, connect_timeout=PATIENCE)
    except (psycopg2.Error, UnicodeError) as error:
        raise _database_refusal(place, str(error)) from error
    try:
        _check_database_inside(connection, place)
    finally:
        connection.close()


def _database_refusal(place: str, said: str) -> Refusal:
    line = (said.strip().splitlines() or ["?"])[0].split("FATAL:")[-1].strip()
    if any(words in said for words in _REFUSED):
        return Refusal(
            f"DATABASE_URL 所指的数据库 {place} 拒绝登录（{line}），请核对用户、密码和库名",
            f"The database {place} of DATABASE_URL refuses the sign-in ({line}): check user, password and name.",
        )
    if any(words in said for words in _FOREIGN):
        return Refusal(
            f"DATABASE_URL 所指的 {place} 不是 PostgreSQL",
            f"What answers at {place} of DATABASE_URL is not PostgreSQL.",
        )
    if "timeout expired" in said:
        return Refusal(
            f"DATABASE_URL 所指的 {place} 在 {PATIENCE} 秒内没有作为 PostgreSQL 应答，请核对地址",
            f"What is at {place} of DATABASE_URL does not answer as PostgreSQL within {PATIENCE} seconds: "
            "check the address.",
        )
    return Refusal(
        f"连不上 DATABASE_URL 所指的数据库 {place}，请核对地址并确认它在运行",
        f"The database {place} of DATABASE_URL cannot be reached: check the address and that it runs.",
    )


def _check_database_inside(connection, place: str) -> None:
    version = connection.server_version // 10000
    if version < POSTGRES_OLDEST:
        raise Refusal(
            f"DATABASE_URL 所指的 PostgreSQL {version} 版本过低，至少需要 {POSTGRES_OLDEST}",
            f"DATABASE_URL leads to PostgreSQL {version}, which is too old: {POSTGRES_OLDEST} or later is needed.",
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_encoding'), has_schema_privilege('public', 'CREATE')")
        encoding, may_create = cursor.fetchone()
    if encoding != "UTF8":
        raise Refusal(
            f"DATABASE_URL 所指的数据库 {place} 的编码是 {encoding}，需要 UTF8",
            f"The database {place} of DATABASE_URL is encoded in {encoding}: UTF8 is needed.",
        )
    if not may_create:
        raise Refusal(
            f"DATABASE_URL 的用户不能在数据库 {place} 中建表，请把库的所有者设为该用户",
            f"The user of DATABASE_URL may not create tables in {place}: make that user the owner of the database.",
        )


def check_redis(address: str) -> None:
    """Refuse an address behind which there is no Redis or Valkey that this portal can use."""
    import redis

    try:
        client = redis.Redis.from_url(address, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE)
    except (ValueError, TypeError) as error:
        raise Refusal(
            "REDIS_URL 写法有误，应形如 redis://:密码@主机:端口/0",
            "REDIS_URL cannot be read: write it like redis://:password@host:port/0.",
        ) from error
    kwargs = client.connection_pool.connection_kwargs
    place = kwargs.get("path") or f"{kwargs.get('host', 'localhost')}:{kwargs.get('port', 6379)}"
    try:
        version = int(str(client.info("server")["redis_version"]).split(".")[0])
    except redis.exceptions.AuthenticationError as error:
        raise _redis_sign_in(place) from error
    except redis.exceptions.ResponseError as error:
        raise (_redis_sign_in(place) if "NO" in str(error) else _redis_foreign(place)) from error
    except (redis.exceptions.InvalidResponse, KeyError, ValueError) as error:
        raise _redis_foreign(place) from error
    except (redis.exceptions.RedisError, OSError) as error:
        if "closed by server" in str(error):
            raise _redis_foreign(place) from error
        raise Refusal(
            f"连不上 REDIS_URL 所指的 {place}，请核对地址并确认它在运行",
            f"The server {place} of REDIS_URL cannot be reached: check the address and that it runs.",
        ) from error
    finally:
        client.close()
    if version < REDIS_OLDEST:
        raise Refusal(
            f"REDIS_URL 所指的 Redis {version} 版本过低，至少需要 {REDIS_OLDEST}",
            f"REDIS_URL leads to Redis {version}, which is too old: {REDIS_OLDEST} or later is needed.",
        )


def _redis_sign_in(place: str) -> Refusal:
    return Refusal(
        f"REDIS_URL 所指的 {place} 拒绝登录，请核对用户和密码",
        f"The server {place} of REDIS_URL refuses the sign-in: check user and password.",
    )


def _redis_foreign(place: str) -> Refusal:
    return Refusal(
        f"REDIS_URL 所指的 {place} 不是 Redis 或 Valkey",
        f"What answers at {place} of REDIS_URL is neither Redis nor Valkey.",
    )
