"""Command lines as people have them run: many programs, flags of every kind, pipes, redirections."""
import re
from functools import cache

from ..material import world

# {w} a word, {p} a file, {d} a folder, {n} a number, {f} one-letter flags, {o} a long option, {e} the end of a name, {h} a hash, {v} a version, {u} an address, {t} a few words, {q} a question in awk or jq
_FORMS = """
git status -{f};git status -sb;git fetch {w};git fetch --all --prune;git pull --rebase {w} {w};git push {w} {w};git push -u origin {w};git checkout {w};git checkout -b {w}/{w};git switch {w};git switch -c {w};git branch -d {w};git branch --list '{w}*';git log -{n} --format=%{l}{l};git log -1 --format=%an
git log --since={n}.days --oneline;git log {h}..HEAD;git log --author={w} -{n};git log -{n} --pretty=format:'%h %s';git diff {h} {h};git diff --stat;git diff --name-only {w};git show {h}:{p};git show --stat {h};git stash;git stash pop;git stash push -m "{t}";git tag v{v};git tag -a v{v} -m '{t}';git rev-parse --short HEAD;git rev-parse HEAD
git remote -v;git remote add {w} {u};git blame -L {n},{n} {p};git cherry-pick {h};git revert {h};git reset --hard {h};git reset HEAD~{n};git merge --no-ff {w};git rebase -i HEAD~{n};git add {p} {p};git add -A;git rm --cached {p};git config user.name "{t}";git clean -{f} {d};git worktree list;git describe --tags;git shortlog -sn;git ls-files {d};git commit -am '{t}';git grep -n {w}
ls -{f} {d};ls -{f};ls {d}/{d};ls -lh {p};ls -t {d} | head -{n};ls -1 {d} | wc -l;cat {p} {p};cat {p} | sort | uniq -c;cat -n {p};head -c {n} {p};head -{n} {p};tail -{n} {p};tail -f {p};tail -n +{n} {p};sort -{f} {p};sort -u {p} > {p};sort -t, -k{n} {p};sort -rn {p} | head -n {n};uniq -c {p};cut -d, -f{n} {p};cut -d: -f1 {p};paste {p} {p};tr a-z A-Z < {p};rev {p};nl {p};wc -{f} {p};wc -w {p} {p};tac {p}
grep -{f} {w} {p};grep -v '{w}' {p};grep -rn '{w}' {d} --include='*.{e}';grep -E '{w}|{w}' {p};grep -c '^{w}' {p};grep -A{n} {w} {p};grep -i "{t}" {p};grep -rl {w} {d};rg -{f} {w} {d};rg --files -g '*.{e}';rg '{w}\\.{w}' {d};find {d} -type f -name '*.{e}';find . -name {p} -delete;find {d} -mtime -{n};find {d} -size +{n}M;find {d} -type d -empty;find {d} -maxdepth {n} -name '{w}*'
sed -n '{n},{n}p' {p};sed -i 's/{w}/{w}/g' {p};sed '{n}d' {p};awk '{{print ${n}}}' {p};awk -F, '{{print $1}}' {p};awk 'NR=={n}' {p};jq .{w} {p};jq '.{w}.{w}' {p};jq -r '.[].{w}' {p};xargs -n {n} echo < {p};tee {p};diff {p} {p};diff -u {p} {p};diff -{f} {d} {d};cmp {p} {p};comm -12 {p} {p};md5sum {p};sha256sum {p} {p};base64 {p};base64 -d {p};xxd {p} | head -{n};file {p};stat {p};stat -c %s {p};od -c {p}
mkdir {d};mkdir -p {d}/{w}/{w};touch {p} {p};cp {p} {p};cp -{f} {d} {d};mv {p} {d}/{p};rm {p};rm -{f} {d};rmdir {d};ln -s {p} {p};chmod +x {p};chmod {m} {p};chmod -R u+w {d};chown {w}:{w} {p};tar -czf {w}.tar.gz {d};tar xzf {w}.tar.gz;tar -tf {w}.tar;tar -C {d} -xf {w}.tar;zip -r {w}.zip {d};unzip -l {w}.zip;unzip {w}.zip -d {d};gzip {p};gunzip {p}.gz;split -l {n} {p};truncate -s 0 {p};install -m {m} {p} {d}
pwd;whoami;id -un;hostname;uname -{f};uptime;date +%F;date +%Y-%m-%d;date -u +%H:%M;df -h {d};df -h;du -sh {d};du -{f} {d};free -m;env | grep {W};echo ${W};printenv {W};export {W}={w};{W}={n} {w} run;nproc;ps aux | grep {w};pgrep -{f} {w};kill {n};kill -9 {n};pkill {w};top -b -n 1;lsof -i :{n};ss -tln;which {w};type {w};history {n};sleep {n};time {w} {p};watch -n {n} {w};crontab -l;id {w};groups {w};last -{n};who
echo "{t}" > {p};echo '{t}' >> {p};echo {w} | tee {p};printf '%s\\n' {w} {w};printf "{w}" > {p};echo {t};echo $(({n} + {n}));echo {w}-{n};expr {n} + {n};seq {n};seq 1 {n};seq {n} {n} {n};test -f {p} && echo yes;true;basename {p};dirname {p};realpath {p};readlink -f {p};cal {n};bc <<< "{n}*{n}";python3 -c "print({n} * {n})";python3 -c 'print("{w}")';node -e "console.log({n} + {n})";perl -e 'print {n}';ruby -e 'puts {n}';awk 'BEGIN {{print {n}+{n}}}'
cargo {g};cargo {g} --release;cargo test {w};cargo test -p {w} --lib;cargo run --example {w};cargo run -- {p};cargo add {w}@{v};cargo clippy --all-targets -- -D warnings;cargo fmt --check;cargo tree -i {w};cargo bench {w};rustc --version;rustup show;npm {k};npm run {w};npm run {w}:{w};npm install --save-dev {w};npm install {w}@{v};npm ls {w};npm version {v};npx {w} {p};npx {w} --{o}={w};yarn {w};yarn add {w};pnpm {k};node {p};node --version;deno run {p};bun test {w};tsc --noEmit;eslint {d} --fix;prettier --check {p}
python3 {p};python {p} --{o} {n};python -m {w};python3 -m pytest {p} -{f};pytest -k {w};pytest -x {p};pytest {p}::test_{w};python -m http.server {n};pip install -r {p};pip install {w}=={v};pip show {w};pip freeze > {p};pip list | grep {w};uv run {p};ruff check {d};mypy {d};black --check {p};poetry add {w};go build ./...;go test ./{d}/... -run {C};go run {p};go mod tidy;go vet ./...;make;make {w};make -j{n} {w};make {w} {W}={w};cmake -B {d};gcc -{f} {p} -o {w};g++ {p} -o {w};javac {p};mvn -q {w};gradle {w};dotnet {w};php {p};ruby {p};rake {w};bundle install;swift build;zig build
docker ps -a;docker build -t {w}:{v} .;docker run --rm {w} {w};docker run -p {n}:{n} {w};docker logs -f {w};docker exec -it {w} sh;docker compose up -d {w};docker compose down;docker images {w};docker rm -f {w};docker pull {w}:{v};kubectl get pods -n {w};kubectl logs {w}-{h};kubectl apply -f {p};kubectl describe pod {w};helm list;terraform plan;terraform apply -auto-approve;ansible-playbook {p};systemctl status {w};systemctl restart {w};journalctl -u {w} -n {n};sudo {w} {w};ssh {w}@{w}.example;scp {p} {w}:{p};rsync -{f} {d}/ {w}:{d}/
curl -{f} {u};curl {u};curl -o {p} {u};curl -X POST {u};curl -H "X-{C}: {w}" {u};curl -d '{{"{w}": {n}}}' {u};wget {u};wget -q {u} -O {p};ping -c {n} {w}.example;dig {w}.example;nslookup {w}.example;nc -z localhost {n};sqlite3 {p} "select count(*) from {w}";sqlite3 {p} .tables;psql -c 'select {n}';psql {w} -f {p};redis-cli get {w};mysql -u {w} {w};openssl rand -hex {n};ffmpeg -i {p} {p};convert {p} {p};pandoc {p} -o {p}
/opt/{w}/{w}.sh;/usr/local/bin/{w};/{w}/{w}/{w}.sh;~/{w}/{w}.sh;~/bin/{w};/home/{w}/{w}.py;./{d}/{w}.sh;../{w}.sh;/srv/{w}/bin/{w};/opt/{w}/bin/{w} --{o};/etc/{w}/{w}.sh {n};/var/{w}/{w}.pl;./{w}.py;~/{w};./{w}/{w} {n};/home/{w}/{w}/{w}.rb
{w};{w} {w};{w} -{f};{w} --{o};{w} --{o}={w};{w} --{o} {w} {p};{w} -{l} {w} {p};{w} {p} {p};./{w};./{w}.sh {w};./{d}/{w} -{l} {n};bash {p};sh {p} {w};bash -c "{w} {w}";source {p};. {p};{d}/{w} --{o} {n} --{o} {w};{w} {w} --{o} {h};{w} {p} | {w} -{f};{w} {p} > {p};{w} < {p} > {p};{w} && {w} {w};{w} || echo {w};cd {d} && {w};cd {d} && {w} {w};cd {d}; {w} -{l};(cd {d} && {w});{w} {p} 2>&1 | tail -{n};{w} {w} 2>/dev/null;nohup {w} &;{w}:{w} {w};{w}_{w} {w}.{w};{w}-{w} --{o}-{w};{w}2 {w}{n}
"""


@cache
def _forms():
    return [form.strip() for line in _FORMS.strip().split("\n") for form in re.split(r";(?! )", line)]


def command(source):
    """One command line."""
    letters = "abcdefghiklmnopqrstuvwxyzAEHLRSTX"
    pick, number = source.pick, source.number
    make = {
        "w": lambda: source.glued(1, 2) if source.chance(.2) else source.word(), "p": source.path, "d": lambda: pick(world.FOLDERS) if source.chance(.5) else source.word(), "n": lambda: str(number(1, 9) if source.chance(.6) else number(10, 9000)),
        "f": lambda: "".join(source.random.sample(letters, number(1, 3))), "l": lambda: pick(letters), "o": lambda: source.word() if source.chance(.6) else source.word() + "-" + source.word(), "e": lambda: pick(world.EXTENSIONS),
        "h": lambda: "".join(pick("0123456789abcdef") for _ in range(7)), "v": lambda: f"{number(0, 9)}.{number(0, 20)}.{number(0, 9)}", "u": lambda: f"http{pick(['', 's'])}://{source.word()}.example/{source.word()}", "t": lambda: source.phrase(1, 4),
        "m": lambda: pick(["644", "755", "600", "700", "664"]), "W": lambda: source.word().upper(), "C": lambda: source.word().capitalize(), "g": lambda: pick("build test check run doc clean update fetch".split()), "k": lambda: pick("test start install ci outdated audit run".split())}
    form = pick(_forms()).replace("{{", "\0").replace("}}", "\1")
    return re.sub(r"\{(\w)\}", lambda m: make[m.group(1)](), form).replace("\0", "{").replace("\1", "}")
