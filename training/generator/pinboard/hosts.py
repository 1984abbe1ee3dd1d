"""Hosts and their addresses: lists, `/etc/hosts`, settings of ssh, inventories; a host by its address, an address by its host or by what runs there."""
from ..material import world
from ..papers.paper import Ask, Paper

_NAMES = "atlas nova hermes orion luna pluto argon neon cedar maple falcon heron otter badger kiwi mango basil ginger titan rhea ceres vesta juno iris apollo zeus hera ares".split()
_ROLES = "database,web server,mail server,print server,cache,file server,monitoring,backup server,build server,proxy,DNS server,wiki,chat server,search,queue,camera server,game server,time server".split(",")
_USERS = "deploy admin root ubuntu git backup ops debian pi service".split()
_ADDRESS = "(what is|what's) the (address|ip|IP|IP address|ip address) of {h}|(which|what) (address|ip|IP address) does {h} have|under (which|what) address is {h} (reached|found)|{h}: (which|what) address"
_HOST = "(which|what) (host|machine|server) (has|is|is at|is under) (the address |){a}|(which|what) (host|machine|server) has (the |)(address|ip|IP|IP address) {a}|who is {a}|(what is|what's) the name of {a}|to (which|what) (host|machine) does {a} belong|(which|what) host is at {a}"
_ROLE = "what (runs|is running) on {h}|what is {h} (used |)for|(what is|what's) the (role|job) of {h}|what is {h}"
_BY_ROLE = "(which|what) (host|machine|server) is the {r}|(what is|what's) the (name|host name) of the {r}|what is the {r} called|on (which|what) (host|machine) is the {r}"
_ROLE_ADDRESS = "(what is|what's) the (address|ip|IP|IP address) of the {r}|(which|what) address does the {r} have|where is the {r}, (which|what) address"
_OWN = {"user": ("(which|what) user (is used for|logs in on) {h}|as (which|what) user (do I|do we) log in (on|at|to) {h}|(what is|what's) the user (for|of|on) {h}|(which|what) user does {h} have", "the user (of|for) {h}"), "port": ("(which|what) port does {h} (have|use)|(what is|what's) the port of {h}|on (which|what) port is {h}", "the port of {h}"),
        "place": ("where (is|stands) {h}|in (which|what) room is {h}", "where {h} is"), "owner": ("who (owns|looks after|is the owner of|is responsible for) {h}|whose (host|machine) is {h}", "who looks after {h}")}


def hosts(source):
    n, net = source.weighted({3: 4, 4: 5, 5: 4, 6: 3}), source.pick(["10.{b}.{c}.", "192.168.{c}.", "172.16.{c}.", "10.0.{c}."]).format(b=source.number(0, 40), c=source.number(0, 60))
    base = source.number(2, 180)
    ends = source.random.sample(range(base, base + source.pick([9, 20, 60])), n) if source.chance(.75) else source.random.sample([1, 10, 11, 12, 21, 101, 110, 111, 112, 121, 201, 210, 211], n)
    names = source.random.sample(_NAMES, n) if source.chance(.6) else [f"{stem}{source.pick(['', '-'])}{i}" for stem, i in zip(source.random.sample("web db app mail node cache build api proxy files test stage".split() * 2, n), source.random.sample(range(1, 10), n))]
    if len(set(names)) < n or source.chance(.2):
        suffix = source.pick([".lan", ".local", ".example.com", ".internal", ".home"])
        names = [name + suffix for name in source.random.sample(_NAMES, n)]
    addresses, roles = [net + str(end) for end in ends], source.random.sample(_ROLES, n)
    ports, users, people, rooms = (source.random.sample(pool, n) for pool in (range(2200, 2299), _USERS, world.NAMES, [f"{a}{i}" for a in "ABC" for i in range(1, 9)]))
    form = source.weighted({"hosts": 5, "ssh": 5, "list": 6, "table": 4, "yaml": 3, "ini": 3})
    own, lines = {}, []
    match form:
        case "hosts":
            shown = source.chance(.7)
            lines = [f"{a}{source.pick([' ', '  '])}{h}" + (f"  # {r}" if shown else "") for a, h, r in zip(addresses, names, roles)]
            text, files = "\n".join((["127.0.0.1 localhost"] if source.chance(.7) else []) + lines), ["hosts", "hosts.txt", "etc-hosts"]
        case "ssh":
            shown, own = False, {"user": users, "port": list(map(str, ports))}
            lines = [f"Host {h}\n    HostName {a}\n    User {u}\n    Port {p}" for h, a, u, p in zip(names, addresses, users, ports)]
            text, files = source.pick(["\n\n", "\n"]).join(lines), ["ssh_config", "config", "ssh.conf"]
        case "list":
            shown, pattern = True, source.pick(["{h}: {a} ({r})", "- {h} {a} - {r}", "{h} ({r}): {a}", "{r}: {h}, {a}", "{a} - {h}, {r}", "- {r}: {h} ({a})", "{h} is the {r}, address {a}", "* {a}: {h} ({r})"])
            lines = [pattern.format(h=h, a=a, r=r) for h, a, r in zip(names, addresses, roles)]
            text, files = "\n".join(lines), ["hosts.md", "servers.txt", "network.md", "machines.txt"]
        case "table":
            shown, joint, extra = True, source.pick([",", ";", " | ", "\t"]), source.pick(["owner", "place"])
            own = {extra: people if extra == "owner" else rooms}
            lines = [joint.join(cells) for cells in zip(names, addresses, roles, own[extra])]
            text, files = "\n".join([joint.join(["host", "address", "role", extra if extra == "owner" else "room"])] + lines), ["hosts.csv", "servers.csv", "inventory.csv"]
        case "yaml":
            shown, own = True, {"port": list(map(str, ports))}
            lines = [f"  {h}:\n    address: {a}\n    role: {r}\n    port: {p}" for h, a, r, p in zip(names, addresses, roles, ports)]
            text, files = "hosts:\n" + "\n".join(lines), ["hosts.yml", "inventory.yaml", "servers.yml"]
        case _:
            shown, own = False, {"user": users}
            lines = [f"{h} ansible_host={a} ansible_user={u}" for h, a, u in zip(names, addresses, users)]
            text, files = f"[{source.pick(['all', 'servers', 'office', 'prod'])}]\n" + "\n".join(lines), ["inventory.ini", "hosts.ini", "inventory"]
    asks = []
    for i, line in enumerate(lines):
        values = dict(h=names[i], a=addresses[i], r=roles[i])
        asks += [Ask(_ADDRESS, "the (address|ip|IP address) of {h}", values, addresses[i], line, names[i])] * 2 + [Ask(_HOST, "(which|what) host (has the address|is at) {a}|the host (with|at) {a}", values, names[i], line, addresses[i])] * 3
        if shown:
            asks += [Ask(_ROLE, "what {h} is used for", values, roles[i], line, names[i]), Ask(_BY_ROLE, "which host is the {r}", values, names[i], line), Ask(_ROLE_ADDRESS, "the address of the {r}", values, addresses[i], line)]
        asks += [Ask(*_OWN[key], values, cells[i], line, names[i]) for key, cells in own.items()]
    return Paper(text, files, asks, source.pick(["file", "list"]))
