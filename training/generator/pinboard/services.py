"""Several services in one YAML file, as docker compose and its like have them: which image, port, variable, volume belongs to which one."""
from ..papers.paper import Ask, Paper
from ..papers.values import value
from ..texts.words import counted

# Kind of service: names of it, images, port inside, variables (name, how it is told, kind), volume.
_SORTS = {
    "database": ("db database postgres store", ["postgres:{v}", "postgres:{v}-alpine"], 5432, [("POSTGRES_DB", "database", "name"), ("POSTGRES_USER", "user", "user"), ("POSTGRES_PASSWORD", "password", "secret")], "/var/lib/postgresql/data"),
    "mysql": ("db mysql sql mariadb", ["mysql:{v}", "mariadb:{v}"], 3306, [("MYSQL_DATABASE", "database", "name"), ("MYSQL_USER", "user", "user"), ("MYSQL_ROOT_PASSWORD", "root password", "secret")], "/var/lib/mysql"),
    "mongo": ("mongo documents db", ["mongo:{v}"], 27017, [("MONGO_INITDB_DATABASE", "database", "name"), ("MONGO_INITDB_ROOT_USERNAME", "user", "user"), ("MONGO_INITDB_ROOT_PASSWORD", "password", "secret")], "/data/db"),
    "cache": ("cache redis sessions", ["redis:{v}", "redis:{v}-alpine", "memcached:{v}", "valkey/valkey:{v}"], 6379, [], "/data"), "queue": ("queue rabbit broker", ["rabbitmq:{v}", "rabbitmq:{v}-management"], 5672, [("RABBITMQ_DEFAULT_USER", "user", "user"), ("RABBITMQ_DEFAULT_PASS", "password", "secret")], "/var/lib/rabbitmq"),
    "web": ("web frontend site app shop blog", ["nginx:{v}", "acme/web:{v}", "node:{v}", "httpd:{v}", "ghcr.io/acme/shop:{v}", "wordpress:{v}", "ghost:{v}"], 80, [("NODE_ENV", "environment", "production,staging,test"), ("THEME", "theme", "light,dark,blue,plain"), ("SITE_NAME", "site name", "title"), ("LANG", "language", "de,en,fr,es,pl")], "/usr/share/html"),
    "api": ("api backend server gateway", ["acme/api:{v}", "python:{v}", "ghcr.io/acme/backend:{v}", "golang:{v}"], 8000, [("LOG_LEVEL", "log level", "debug,info,warning,error"), ("WORKERS", "number of workers", "2..16"), ("TIMEOUT", "timeout", "5..120"), ("API_KEY", "API key", "key")], "/app/uploads"),
    "worker": ("worker jobs mailer scheduler", ["acme/worker:{v}", "celery:{v}", "ghcr.io/acme/jobs:{v}"], 0, [("CONCURRENCY", "concurrency", "2..32"), ("QUEUE", "queue", "mail,default,images,slow"), ("SMTP_HOST", "mail host", "host")], "/tmp/jobs"),
    "search": ("search index", ["elasticsearch:{v}", "getmeili/meilisearch:v{v}", "opensearch:{v}"], 9200, [("MASTER_KEY", "master key", "key")], "/usr/share/search/data"), "metrics": ("metrics grafana charts prometheus", ["grafana/grafana:{v}", "prom/prometheus:v{v}"], 3000, [("ADMIN_PASSWORD", "admin password", "secret")], "/var/lib/grafana")}
_IMAGE = "(which|what) image does (the |){s}( service|) (use|run|have)|(what is|what's) the image of (the |){s}( service|)|(which|what) image is used (for|by) {s}|with (which|what) image does {s} run"
_BY_IMAGE = "(which|what) service (uses|runs|has) (the image |){i}|(which|what) service (has|is based on) the image {i}"
_VERSION = "(which|what) version of {i} (is used|does {s} use|runs)|(what is|what's) the version of {i}|(which|what) {i} version is (it|used)"
_PORT = "on (which|what) port is {s} (reached|published|reachable)( from outside|)|(which|what) (outside |host |published |)port does {s} (have|use|publish)|(which|what) port of the host (goes|leads) to {s}|(what is|what's) the (published |host )port of {s}"
_INSIDE = "(which|what) port does {s} (use|listen on|have) (inside|inside the container|in the container)|(what is|what's) the (container port|inside port|port inside the container) of {s}"
_BY_PORT = "(which|what) service (is on|uses|publishes|has) port {p}|(which|what) service is (reached|reachable) on port {p}"
_DEPENDS = "(which|what) (service |)does {s} depend on|on (which|what) service does {s} depend|(what|which service) (must start|starts) before {s}|what does {s} (need|wait for)"
_VOLUME = "(which|what) volume does {s} (use|mount|have)|(what is|what's) the volume of {s}|(which|what) volume is mounted (in|by) {s}"
_RESTART = "(what is|what's) the restart (policy|setting|rule) of {s}|(when|how) is {s} restarted|(which|what) restart policy does {s} have"
_MANY = "how many services are (there|defined|listed)|how many services does (it|the file) (have|define)|(what is|what's) the number of services"
_ENV = "(what is|what's) (the value of |){k}( of {s}| in {s}| for {s}|)|what is {k} set to( in {s}| for {s}|)|(which|what) value does {k} have( in {s}|)"
_OF = "(what is|what's) the {n} (of|for|in) {s}|(which|what) {n} does {s} (use|have)|(which|what) {n} is set (for|in) {s}"


def _value(source, kind):
    match kind:
        case "name": return source.pick("shop blog crm orders tracker library school garden forum wiki billing club museum tickets notes fleet".split()) + source.pick(["", "", "_db", "_prod", "_dev"])
        case "user": return source.pick("app admin shop root reader owner svc webapp director clerk keeper".split())
        case "secret": return source.word() + source.pick(["", "-", "_"]) + str(source.number(1, 999))
    return value(source, kind)


def services(source):
    kinds = source.random.sample(list(_SORTS), source.weighted({2: 4, 3: 6, 4: 4}))
    kinds = [kind for i, kind in enumerate(kinds) if kind not in ("database", "mysql", "mongo") or not set(kinds[:i]) & {"database", "mysql", "mongo"}]
    if len(kinds) < 2:
        return services(source)
    names = [source.pick(_SORTS[kind][0].split(" ")) for kind in kinds]
    taken, blocks, asks, ports, images = set(names), [], [], source.random.sample([80, 443, 3000, 3001, 4000, 5000, 5433, 6380, 7000, 8080, 8081, 8090, 8443, 9000, 9090, 15432, 33060], len(kinds)), []
    listed, quoted = source.chance(.4), source.chance(.7)
    for i, (kind, name) in enumerate(zip(kinds, names)):
        _, shapes, inner, variables, folder = _SORTS[kind]
        version = source.pick([str(source.number(3, 18)), f"{source.number(1, 9)}.{source.number(0, 12)}", f"{source.number(1, 9)}.{source.number(0, 12)}.{source.number(0, 9)}"])
        image = source.pick(shapes).replace("{v}", version)
        base = image.split(":")[0].split("/")[-1]
        images.append(base)
        values, lines = dict(s=name, i=image), [f"image: {image}"]
        add = lambda direct, told, answer, line, times=1, **more: asks.extend([Ask(direct, told, values | more, answer, f"{name}:\n{line}", name if direct in (_IMAGE, _PORT, _RESTART) else "")] * times)
        add(_IMAGE, "the image of {s}|which image {s} uses", image, lines[0], 3)
        add(_BY_IMAGE, "which service uses {i}", name, lines[0])
        if base not in names and "-" not in image.split(":")[1]:
            add(_VERSION, "the version of {i}", image.split(":")[1], lines[0], i=base)
        if inner and source.chance(.75):
            outer = ports[i]
            lines += ["ports:", f'  - "{outer}:{inner}"' if quoted else f"  - {outer}:{inner}"]
            add(_PORT, "the (published |host )port of {s}|on which port {s} is reached", str(outer), lines[-1].strip(), 2)
            if inner != outer:
                add(_INSIDE, "the container port of {s}", str(inner), lines[-1].strip())
                if str(outer) not in [str(_SORTS[other][2]) for other in kinds]:
                    add(_BY_PORT, "which service is on port {p}", name, lines[-1].strip(), p=outer)
        if variables and source.chance(.85):
            lines.append("environment:")
            for key, noun, sort in variables[:source.number(1, len(variables))] if variables[0][1] == "database" else source.random.sample(variables, source.number(1, min(2, len(variables)))):
                text = next(text for _ in range(99) if (text := _value(source, sort)) not in taken)
                taken.add(text)
                lines.append(f"  - {key}={text}" if listed else f"  {key}: {text}")
                add(_ENV, "the value of {k}", text, lines[-1].strip(), k=key)
                if noun == "database":
                    add("(what is|what's) the (name of the database|database called|database name)|(which|what) database (is created|does {s} (create|use))|(what is|what's) the name of the database", "the name of the database", text, lines[-1].strip(), 4)
                    add("(what is|what's) the image of the database|(which|what) image does the database (use|run|have)", "the image of the database", image, lines[0], 2)
                elif noun.startswith("number of "):
                    add("how many {n} (does {s} have|are set for {s})", "how many {n} {s} has", text, lines[-1].strip(), 2, n=noun.removeprefix("number of "))
                else:
                    add(_OF, "the {n} (of|for) {s}", text, lines[-1].strip(), 2, n=noun)
        if source.chance(.4):
            volume = source.pick([f"{name}_data", f"{name}-data", f"./{name}", f"./data/{name}"])
            lines += ["volumes:", f"  - {volume}:{folder}"]
            add(_VOLUME, "the volume of {s}", volume, lines[-1].strip())
        if i and source.chance(.5):
            other = source.pick(names[:i])
            lines += ["depends_on:", f"  - {other}"] if source.chance(.7) else [f"depends_on: [{other}]"]
            add(_DEPENDS, "which service {s} depends on", other, "\n".join(line.strip() for line in lines if "depends" in line or line == f"  - {other}"))
        if source.chance(.4):
            rule = source.pick(["always", "unless-stopped", "on-failure", "no"])
            lines.append(f"restart: {rule}" if rule != "no" else 'restart: "no"')
            add(_RESTART, "the restart policy of {s}", rule, lines[-1])
        blocks.append("\n".join(["  " + name + ":"] + ["    " + line for line in lines]))
    if len(set(images)) < len(images):
        asks = [ask for ask in asks if ask.direct != _VERSION]
    asks += [counted(_MANY, "how many services there are", {}, names)] * 2
    text = ('version: "3.8"\n\n' if source.chance(.2) else "") + "services:\n" + source.pick(["\n", "\n\n"]).join(blocks)
    return Paper(text, "docker-compose.yml compose.yaml compose.yml docker-compose.prod.yml stack.yml".split(), asks, source.pick(["file", "config"]))
