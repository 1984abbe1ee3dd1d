"""Values as clusters, databases, browsers and maps name them: pods, keys, selectors, queries, records, places."""
import json

from .. import data, fillers
from ..kind import TITLE, Kind, same

_APPS = tuple("nginx web api frontend backend checkout payments auth redis postgres worker gateway billing catalog search mailer cart ingress grafana prometheus kafka rabbitmq scheduler users orders inventory cache proxy reports media chat jobs".split())
_SPACES = tuple("default kube-system staging production dev monitoring payments ingress-nginx team-a logging test qa cert-manager argocd data sandbox prod istio-system backend ml ci".split())
_ENTITIES = tuple("Project Apollo;TypeScript;Acme Corp;Python;San Francisco;Kubernetes;OpenAI;Blue Bottle Coffee;Marie Curie;Ada Lovelace;PostgreSQL;Team Phoenix;React;The Louvre;Alan Turing;Billing Service;Green Tea;Golden Retriever;Mount Fuji;Data Platform;Max Planck;Weekly Sync;Rust;Docker".split(";"))
_LANDMARKS = tuple("Central Park;Times Square;the Eiffel Tower;JFK Airport;the Brandenburg Gate;Union Station;Big Ben;the Louvre;Golden Gate Bridge;Heathrow Airport;Sagrada Familia;Alexanderplatz;Trafalgar Square;Charles Bridge;Tokyo Tower;Old Trafford;Harvard University;Pike Place Market;Gare de Lyon;Covent Garden;O'Hare;Schiphol;Piazza Navona;Munich Airport;Camden Market".split(";"))
_VALUES = tuple("green dark enabled 42 en-US admin Berlin paused 3.5 guest v2 none ready 1 offline premium 10:30 Alice".split())
_PARTS = tuple("submit login search menu header footer cart nav sidebar email password save close next checkout modal signup banner price username comment filter".split())
_ERRORS = tuple("High,Low,Missing,Stale,Slow,Failing,Full,Unhealthy".split(","))
_THINGS = tuple("CPU Memory Disk Latency Queue Backup Certificate Replica Pod Node ErrorRate Heartbeat Login Database".split())


def _hex(source, n):
    return "".join(source.pick("0123456789abcdef") for _ in range(n))


def _tail(source, n):
    return "".join(source.pick("bcdfghjklmnpqrstvwxz2456789") for _ in range(n))


def _app(source):
    name = fillers.unseen(source, _APPS)
    return source.pick([name, name, f"{name}-{source.pick(['service', 'api', 'worker', 'server', 'app', 'v2', 'canary'])}", f"{fillers.word(source)}-{name}", fillers.word(source), f"{fillers.word(source)}-{fillers.word(source)}"])


def _pod(source):
    app, n = _app(source), source.number
    return source.pick([f"{app}-{_hex(source, 10)}-{_tail(source, 5)}", f"{app}-{_hex(source, 9)}-{_tail(source, 5)}", f"{app}-{_tail(source, 5)}", f"{app}-{n(0, 9)}", f"{app}-{n(0, 9)}", app, f"{app}-pod", f"{app}-deployment-{_hex(source, 8)}-{_tail(source, 5)}"])


def _space(source):
    return fillers.unseen(source, _SPACES) if source.chance(.7) else source.pick([fillers.word(source), f"team-{fillers.word(source)}", f"{fillers.word(source)}-{source.pick(['dev', 'prod', 'staging', 'system'])}"])


def _container(source):
    app, n = _app(source), source.number
    return source.pick([app, app, f"my-{app}", f"{app}_{n(1, 3)}", f"{app}-{n(1, 9)}", _hex(source, 12), _hex(source, 12), f"{fillers.word(source)}_{app}_1", f"{source.pick(['happy', 'nervous', 'brave', 'quirky'])}_{fillers.word(source)}"])


def _machine(source):
    app, n = _app(source), source.number
    return source.pick([f"i-0{_hex(source, 16)}", f"i-{_hex(source, 8)}", f"vm-{app}-{n(1, 20):02d}", f"{app}-{n(1, 40):02d}", f"{app}-server", f"{n(10000000, 499999999)}", f"droplet-{n(1, 99)}", f"{fillers.word(source)}-vm", f"{app}-eu-{n(1, 9)}"])


def _bucket(source):
    w = fillers.word(source)
    return source.pick([f"{w}-{source.pick('assets backups logs uploads data images media exports archive'.split())}", f"my-{w}-bucket", f"{w}-{fillers.word(source)}-prod", f"{source.pick('logs backups assets'.split())}-{source.number(2019, 2027)}", w, f"{w}.example.com"])


def _object(source):
    n = source.number
    return source.pick([source.path().lstrip("./~"), f"{fillers.word(source)}/{n(2020, 2027)}/{n(1, 12):02d}/{fillers.word(source)}.{source.pick('png csv json gz pdf parquet mp4'.split())}", f"{fillers.word(source)}.{source.pick('zip tar.gz jpg txt json'.split())}", f"backups/db-{n(2020, 2027)}-{n(1, 12):02d}-{n(1, 28):02d}.sql.gz", f"users/{n(1, 9999)}/avatar.png"])


def _routine(source):
    a, b = source.pick("process send resize import sync clean export verify notify build parse handle".split()), fillers.unseen(source, tuple("order email image report user invoice backup upload payment thumbnail webhook log event".split()))
    return source.pick([f"{a}-{b}", f"{a}_{b}s", f"{a}{b.capitalize()}", f"{b}-handler", f"{a}-{fillers.word(source)}", f"{a.capitalize()}{b.capitalize()}Function", f"{fillers.word(source)}-{b}-lambda"])


def _queue(source):
    w = fillers.unseen(source, tuple("orders emails invoices events payments notifications tasks images reports signups shipments webhooks".split())) if source.chance(.7) else fillers.word(source)
    return source.pick([w, f"{w}-queue", f"{w}.fifo", f"{w}_dlq", f"{w}-high", f"prod-{w}", f"{w}.retry"])


def _key(source):
    w, n = fillers.word(source), source.number
    return source.pick([f"user:{n(1, 9999)}", f"user:{n(1, 999)}:{source.pick('name email cart visits theme'.split())}", f"session:{_hex(source, 8)}", f"cache:{w}", f"{w}:{fillers.word(source)}", f"{w}_{fillers.word(source)}", w, f"{w}.{fillers.word(source)}", f"cart:{n(1, 999)}", f"counter:{w}", f"/{w}/{fillers.word(source)}", f"@{w}", f"{w}-{n(1, 99)}", f"lock:{w}", f"config/{w}", f"#{w}"])


def _value(source):
    return source.pick([fillers.unseen(source, _VALUES), fillers.word(source), str(source.number(0, 9999)), fillers.email(source), f"{fillers.word(source)}-{source.number(1, 99)}", fillers.city(source), f"{fillers.word(source)} {fillers.word(source)}", f"{source.number(1, 99)}.{source.number(0, 99):02d}", _hex(source, 16)])


def _table(source):
    return fillers.unseen(source, tuple(data.TABLES)) if source.chance(.6) else source.pick([fillers.word(source), f"{fillers.word(source)}s", f"{fillers.word(source)}_{fillers.word(source)}", f"public.{fillers.word(source)}", f"tbl_{fillers.word(source)}"])


def _column(source):
    return fillers.unseen(source, tuple(data.COLUMNS)) if source.chance(.7) else fillers.word(source)


def _sql(source):
    t, c, d, n = _table(source), _column(source), _column(source), source.number(1, 500)
    return source.pick([f"SELECT * FROM {t}", f"SELECT {c}, {d} FROM {t} WHERE {c} > {n}", f"SELECT COUNT(*) FROM {t}", f"SELECT {c} FROM {t} ORDER BY {d} DESC LIMIT {n}", f"SELECT {c}, COUNT(*) FROM {t} GROUP BY {c}", f"select * from {t} where {c} = '{fillers.word(source)}'", f"SELECT AVG({c}) FROM {t}", f"SELECT DISTINCT {c} FROM {t}", f"select {c} from {t} limit {n}"])


def _change(source):
    t, c, n = _table(source), _column(source), source.number(1, 500)
    return source.pick([f"UPDATE {t} SET {c} = {n} WHERE id = {source.number(1, 99)}", f"DELETE FROM {t} WHERE {c} < {n}", f"INSERT INTO {t} ({c}) VALUES ('{fillers.word(source)}')", f"ALTER TABLE {t} ADD COLUMN {c} TEXT", f"DROP TABLE {t}", f"CREATE INDEX idx_{fillers.word(source)} ON {t} ({c})", f"update {t} set {c} = '{fillers.word(source)}'", f"TRUNCATE TABLE {t}"])


def _field_value(source):
    key = source.pick([_column(source), source.pick("status city role type color active level".split())])
    return key, source.pick([fillers.unseen(source, _VALUES[4:6] + _VALUES[7:8] + ("active", "closed", "open", "pending", "shipped")), fillers.word(source), source.number(1, 99), source.chance(.5)])


def _document(source):
    """A JSON object, as it stands, or in words where it has one key."""
    pairs = dict(_field_value(source) for _ in range(source.weighted({1: 5, 2: 3, 3: 1})))
    return pairs, source.pick([json.dumps(pairs), json.dumps(pairs), json.dumps(pairs, separators=(",", ":"))])


def _where(source):
    key, value = _field_value(source)
    shown = json.dumps(value) if not isinstance(value, str) else value
    return {key: value}, source.pick([json.dumps({key: value}), f"{key} is {shown}", f"{key} = {shown}", f"{key} equals {shown}", f"the {key} is {shown}"]) if not isinstance(value, bool) else json.dumps({key: value})


def _alert(source):
    thing, w = fillers.unseen(source, _THINGS), fillers.word(source).capitalize()
    return source.pick([f"{source.pick(_ERRORS)}{thing}", f"{thing}{source.pick(['Down', 'TooHigh', 'Lagging', 'Unavailable'])}", f"{w}{source.pick(['Down', 'Errors', 'Latency'])}", f"{source.pick(_ERRORS)}{thing}Usage", f"{thing}WillFillIn4Hours", f"kube{w}NotReady", f"{w.lower()}_{thing.lower()}_high"])


def _incident(source):
    n = source.number
    return source.pick([str(n(1, 9999)), f"INC-{n(1, 9999)}", f"P{_hex(source, 6).upper()}", f"Q{_tail(source, 13).upper()}", f"#{n(1, 999)}", f"INC{n(10000, 999999):07d}", f"alert-{n(1, 999)}", _hex(source, 8)])


def _metric_query(source):
    m, w = source.pick(data.METRICS) if source.chance(.6) else f"{fillers.word(source)}_total", fillers.word(source)
    return source.pick(["up", m, f"rate({m}[5m])", f"sum({m})", f"sum by (job) ({m})", f'{m}{{job="{w}"}}', f"avg({m})", f"max_over_time({m}[1h])", f'sum(rate({m}{{code="500"}}[1m]))', f"topk(5, {m})", f"{m} > {source.number(1, 99)}", f"histogram_quantile(0.95, {m})", f"increase({m}[{source.number(1, 24)}h])"])


def _workflow(source):
    w = fillers.unseen(source, tuple("ci deploy release test build lint nightly publish docs e2e backup codeql".split())) if source.chance(.7) else fillers.word(source)
    return source.pick([f"{w}.yml", f"{w}.yml", f"{w}.yaml", f"{w}-{fillers.word(source)}.yml"])


def _domain(source):
    w = fillers.word(source)
    return source.pick([f"{w}.{source.pick('com org net io dev de co.uk app shop'.split())}", f"{w}{source.pick(['', '-'])}{fillers.word(source)}.{source.pick('com net io'.split())}", f"example.{source.pick('com org net'.split())}"])


def _record(source):
    return source.pick([source.pick("www mail api blog shop @ _dmarc ftp dev staging cdn vpn app status *".split()), fillers.word(source), f"{source.pick('www api mail *'.split())}.{_domain(source)}", f"_acme-challenge.{fillers.word(source)}", f"*.{fillers.word(source)}"])


def _flag(source):
    w = fillers.word(source)
    return source.pick([f"{source.pick('new enable show beta use'.split())}-{w}", f"{w}_{source.pick('enabled v2 beta redesign test'.split())}", f"{w}.{fillers.word(source)}", f"{source.pick('dark new beta'.split())}_{w}", f"{w}-{fillers.word(source)}", f"enable{w.capitalize()}", f"FF_{w.upper()}", source.pick(["dark-mode", "new-checkout", "ai-search", "beta-banner", "one-click-pay"])])


def _secret(source):
    w = fillers.word(source)
    return source.pick([f"{source.pick('prod staging dev'.split())}/{w}/{source.pick('password token key db'.split())}", f"{w.upper()}_{source.pick('API_KEY TOKEN SECRET PASSWORD'.split())}", f"{w}-{source.pick('api-key token password cert'.split())}", f"secret/{w}", f"{w}_db_password", source.pick(data.VARIABLES), f"/{w}/{fillers.word(source)}", f"kv/{w}/{fillers.word(source)}"])


def _secret_value(source):
    return source.pick([_hex(source, 16), f"sk-{_hex(source, 12)}", f"{fillers.word(source).capitalize()}{source.number(10, 999)}{source.pick('!?$#')}x", f"{fillers.word(source)}-{_tail(source, 5)}", f"ghp_{_hex(source, 14)}", str(source.number(100000, 99999999))])


def _selector(source):
    p, w = fillers.unseen(source, _PARTS) if source.chance(.7) else fillers.word(source), fillers.word(source)
    return source.pick([f"#{p}", f"#{p}", f"#{p}-{source.pick(['button', 'form', 'link', 'field', w])}", f".{p}", f".btn-{p}", f".{w}__{p}", f"button.{p}", f"button[type=submit]", f'input[name="{p}"]', f"input[name={p}]", f"#{p} > {source.pick(['button', 'a', 'input', 'li'])}", f"form#{p}", f"a.{p}", f"[data-testid={p}]", f'[data-testid="{p}-{w}"]', f"nav a.{p}", f"//button[@id='{p}']", f"div.{w} .{p}", f"#{p}{source.pick(['Btn', 'Button', 'Input', '_1'])}", f"a[href='/{p}']", f"li:nth-child({source.number(1, 9)})", f"[aria-label={p}]", f"text={p.capitalize()}", f"table tr.{w}", "h1", f"{source.pick(['select', 'textarea', 'button'])}#{p}"])


def _typed(source):
    return source.pick([fillers.email(source), fillers.person(source), fillers.word(source), f"{fillers.word(source)} {fillers.word(source)}", str(source.number(1, 99999)), f"hello {fillers.word(source)}", fillers.city(source), f"@{fillers.word(source)}", f"{fillers.word(source).capitalize()}{source.number(1, 99)}!", f"cheap flights to {fillers.city(source)}"])


def _page(source):
    w = fillers.word(source)
    return source.pick([fillers.url(source), f"https://www.{_domain(source)}", f"https://{_domain(source)}/{w}", f"{_domain(source)}", f"http://localhost:{source.pick([3000, 8080, 5173, 8000, 4200])}/{w}", f"http://localhost:{source.pick([3000, 8080, 5173])}", f"https://{_domain(source)}/{w}?id={source.number(1, 99)}", f"https://{w}.{_domain(source)}/login", f"www.{_domain(source)}"])


def _place(source):
    return source.pick([lambda s: fillers.unseen(s, _LANDMARKS), lambda s: fillers.unseen(s, _LANDMARKS), fillers.city, fillers.city, fillers.place, fillers.street, lambda s: f"{s.number(1, 2500)} {fillers.word(s).capitalize()} {s.pick(['Street', 'Ave', 'Road', 'Lane', 'Blvd'])}", lambda s: f"{fillers.word(s).capitalize()} {s.pick(['Park', 'Station', 'Museum', 'Bridge', 'Square', 'Mall', 'Airport'])}"])(source)


def _entity(source):
    w = fillers.word(source)
    return source.pick([lambda s: fillers.unseen(s, _ENTITIES), fillers.person, fillers.person, lambda s: fillers.person(s).replace(" ", "_"), lambda s: w.capitalize(), lambda s: f"{w}_{fillers.word(s)}", lambda s: f"Project {w.capitalize()}", lambda s: f"{w.capitalize()} {s.pick(['Inc', 'Labs', 'Team', 'Service', 'Corp'])}", lambda s: fillers.unseen(s, fillers.NAMES)])(source)


def _print_file(source):
    w = fillers.word(source)
    return source.pick([f"{w}.gcode", f"{w}_{fillers.word(source)}.gcode", f"{source.pick(['benchy', 'bracket', 'phone_stand', 'vase', 'gear', 'lid', 'hook'])}{source.pick(['', '_v2', '-final', '_0.2mm'])}.gcode", f"{w}.3mf", f"{w}-{source.number(1, 9)}.gco"])


def _device(source):
    w, n = fillers.word(source), source.number
    return source.pick([f"{source.pick('sensor light switch climate binary_sensor fan cover'.split())}.{w}_{source.pick('temperature humidity power door motion lamp battery'.split())}", f"{source.pick('sensor light switch cover'.split())}.{w}", f"{source.pick('living_room kitchen bedroom garage office hallway'.split())}_{source.pick('lamp sensor plug fan heater'.split())}", f"{w}-{n(1, 40)}", f"esp32-{_hex(source, 4)}", f"0x{_hex(source, 12)}", f"light.{source.pick('kitchen bedroom hall porch desk'.split())}"])


def _topic(source):
    w = fillers.word(source)
    return source.pick([f"home/{w}/{source.pick('temperature light door power set'.split())}", f"{w}/{fillers.word(source)}", f"sensors/{w}", f"/{w}/status", f"zigbee2mqtt/{w}", f"{w}/{source.number(1, 20)}/state", w])


_DRAWN = dict(pod=_pod, workload=_app, namespace=_space, container=_container, machine=_machine, bucket=_bucket, object_key=_object, routine=_routine, queue_name=_queue, store_key=_key, db_table=_table, db_column=_column, alert_name=_alert, incident=_incident, workflow=_workflow, domain=_domain, dns_record=_record,
              flag_key=_flag, secret_name=_secret, secret_value=_secret_value, selector=_selector, page=_page, map_place=_place, entity=_entity, print_file=_print_file, smart_id=_device, topic_path=_topic)
_TITLES = dict(select_sql=_sql, change_sql=_change, store_value=_value, promql=_metric_query, typed=_typed)
_KINDS = {name: Kind(same(draw)) for name, draw in _DRAWN.items()} | {name: Kind(same(draw), end=TITLE) for name, draw in _TITLES.items()} | dict(json_document=Kind(_document, "object"), json_filter=Kind(_where, "object", end=TITLE))
MADE = {name: lambda _, kind=kind: kind for name, kind in _KINDS.items()}
