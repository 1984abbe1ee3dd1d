"""Builds, tests, deploys, containers, packages, environments."""
from .tool import tool

TOOLS = [
    tool("ci", "(trigger|start|run|launch|kick_off)_(build|pipeline|workflow|ci|job)|build_(start|trigger)|run_ci|pipeline_run", "(start|trigger) a (build|pipeline|workflow)( of a branch|)", "branch ref on source: branch\n?workflow pipeline job name: slug\n?clean no_cache fresh: bool from_scratch,without_cache/with_the_cache", """(start|trigger|run|kick off|launch) (a build|the build|the pipeline|CI|a pipeline run) (on|of|for) {branch}[ {clean}]
         build {branch}[ {clean}]
         (run|trigger) the {workflow} (workflow|pipeline|job) on {branch}
         .I pushed to {branch}. (Start the build|Run CI on it)
         .{branch} needs a (new|fresh) build[ {clean}]
         .new build of {branch}[ {clean}]
         ?can you (get|make) {branch} built[ {clean}]
         .ci run {branch}""", "{\"build\": {1:n}} => The build has the number {1}.\nqueued => The build is queued."),
    tool("ci", "(get|check|show)_(build|pipeline|build_status|ci_status|workflow_run|job_status)|build_(status|info)|ci_status", "(get|check) (the status of|) a build", "build_id id number build run_id job_id: id\n?repository repo project: repo", """?(is|has) (build|job|pipeline) (#|number |){build_id} (done|finished|green|through|red|failed)[ in {repository}]
         ?(how is|what about|what happened to|what became of) (build|job) (#|){build_id}
         ?what is the (status|state|result) of (build|pipeline|job) (#|){build_id}
         ?did (build|job|pipeline) {build_id} (pass|fail|succeed)
         (check|show me|get|look up) (the status of |)(build|job|pipeline) (#|number |){build_id}
         .build {build_id} status
         .I need to know (if|whether) build {build_id} (passed|is green)
         .I'm waiting for build {build_id}. Is it done?""", "{1:state} => Build {build_id} is {1}.", True),
    tool("ci", "(cancel|stop|abort|kill)_(build|pipeline|workflow_run|job)|build_(cancel|abort)|abort_ci", "(cancel|stop) a running build", "build_id id number build run_id job_id: id", """(cancel|stop|abort|kill) (build|job|pipeline|the build|the job) (#|number |){build_id}
         .(build|job) {build_id} (hangs|is stuck|is useless|takes forever), (cancel|stop) it
         .I started build {build_id} by mistake. (Stop|Cancel) it
         .(build|job) {build_id} must not go on
         ?can you stop (build|job) {build_id}
         make (build|job) {build_id} stop""", "cancelled => Build {build_id} is cancelled."),
    tool("ci", "(retry|rerun|restart)_(build|job|pipeline|workflow|failed_job)|build_retry|rerun", "run a (failed |)(build|job) again", "build_id id number build run_id job_id: id\n?only_failed failed_jobs failed_only: bool only_the_failed_jobs,but_only_what_failed/with_all_jobs", """(retry|rerun|restart|repeat) (build|job|pipeline) (#|){build_id}[, {only_failed}]
         run (build|job) {build_id} again[, {only_failed}]
         .(build|job) {build_id} was flaky, (rerun|retry) it
         .try (build|job) {build_id} once more
         give (build|job) {build_id} another (try|chance)
         .Build {build_id} failed for no good reason. Run it again""", "queued => Build {build_id} runs again."),
    tool("ci", "(get|show|read|fetch|download)_(build_log|job_log|build_logs|pipeline_output|ci_logs)|build_log|job_output", "(get|show) the log of a build", "build_id id number build run_id job_id: id\n?step stage task name: slug", """(show me|get|print|read|fetch) the (log|logs|output) of (build|job) (#|){build_id}[, step {step}]
         ?why did (build|job|pipeline) {build_id} fail
         ?what (went wrong|broke) in (build|job) {build_id}
         ?what does (build|job) {build_id} (say|print)
         .logs of (build|job) {build_id}
         .build {build_id} failed and I want to see (why|the log)
         open the (log|output) of (build|job) {build_id}""", "error: {1:bug} => It says: {1}", True),
    tool("ci", "(run|start|execute)_(unit_tests|test_suite|tests|integration_tests|test_file)|test_(run|suite)|pytest|run_test", "run the tests (in a file|of a path)", "path file target test_path test_file: path / path dir directory where: folder\n?filter pattern name test_name match: identifier\n?verbose detailed show_output: bool verbosely,with_all_output/quietly,without_output", """(run|execute|start) (the|all|all the) tests in {path}[ {verbose}]
         (run|execute) the {filter} (test|tests) in {path}
         test {path}[ {verbose}]
         ?do the tests in {path} (pass|work)
         ?are the tests in {path} (green|ok|fine)
         (check|find out|see|tell me) (whether|if) the tests in {path} (pass|are green)
         .run tests {path}
         .I changed {path}. Run its tests[ {verbose}]
         .tests in {path}[, {verbose}]""", "{1:count} passed => {1} tests passed.", True),
    tool("ci", "(get|measure|show|report)_(coverage|test_coverage|code_coverage)|coverage", "test coverage of a (path|module)", "path module file directory target: folder", """?(what is|how high is|what's) the (test |)coverage (of|in|for) {path}
         ?how well is {path} (tested|covered)
         ?how much of {path} is covered by tests
         (show me|get|measure|report) the coverage (of|for) {path}
         .coverage {path}
         .I need the coverage numbers for {path}""", "{1:count} % => It is {1} %.", True, held=True),
    tool("ci", "(lint|check|format)_(code|file|path|source)|lint|linter|run_linter|code_lint", "(lint|check the style of) (a file|code)", "path file target source: path\n?fix autofix apply: bool and_fix_what_you_can,with_fixes/without_changing_anything,read-only", """lint {path}[ {fix}]
         (run|start) the linter (on|over|for) {path}[ {fix}]
         (check|look at) the (style|formatting) of {path}[ {fix}]
         ?does {path} (pass the linter|follow the style guide|have lint errors)
         ?are there (style problems|lint warnings) in {path}
         .lint {path}
         .I'm about to commit {path}. Lint it first[ {fix}]""", "", True),
    tool("ci", "(format|prettify|beautify)_(code|file|source)|code_format|run_formatter|fmt", "format (a source file|code)", "path file target source: path\n?tool formatter with: enum prettier black rustfmt gofmt clang-format", """(format|reformat|prettify|beautify) {path}[ with {tool}]
         (run|use) {tool} on {path}
         .{path} looks (ugly|messy), format it
         .The indentation in {path} is all over the place. Format it[ with {tool}]
         make {path} pretty
         .fmt {path}""", "formatted => {path} is formatted."),
    tool("ci", "(profile|benchmark|measure)_(program|function|code|script)|benchmark|profiler", "(profile|benchmark) a (program|script)", "path file script program target: path\n?runs iterations repeat n times: count", """(profile|benchmark) {path}[ with {runs} runs]
         ?how (fast|slow) is {path}
         ?where does {path} spend its time
         measure (the speed of|how long) {path}( takes|)[ over {runs} runs]
         .benchmark of {path}[, {runs} runs]
         .{path} feels slow. Profile it""", "{1:n} ms => It takes {1} ms.", True, held=True),
    tool("deploy", "(create|start|trigger|do|make)_(deployment|deploy|rollout)|deploy_(app|service|to_env)|deployments_create", "deploy a (service|build) to an environment", "service app name project component: service\nenvironment env stage target where: enum production=prod,live staging=stage development=dev preview\n?version tag release build: version", """(deploy|ship|roll out|release) {service} (to|on|onto) {environment}[ (in version|as|with tag) {version}]
         (push|bring|get|put) {service}[ {version}] (to|on|onto) {environment}
         (start|make|do|trigger) (a deployment|a rollout|a deploy) of {service} to {environment}
         .deploy {service} {version} {environment}
         .{service} (is ready for|can go to|should go to|goes to) {environment}[ in version {version}]
         .QA is done with {service}. (Ship|Deploy|Release) it to {environment}
         .{environment} (needs|should run) {service} {version}
         ?can we (ship|deploy|release) {service} to {environment}( now| today|)
         .new {environment} deployment: {service}[ {version}]""", "done => {service} is on {environment}."),
    tool("deploy", "(get|check|show|list)_(deployment|deployments|deployed_version|release_status|versions)|what_is_deployed|deployed_version", "(which version of a service is deployed where|deployments of a service)", "service app name project: service\n?environment env stage where: enum production=prod,live staging=stage development=dev preview", """?(which|what) version of {service} is (running|deployed|live|out)[ (on|in) {environment}]
         ?what (is|did we) deployed of {service}[ (on|in) {environment}]
         ?which release of {service} do we have[ (on|in) {environment}]
         ?when was {service} last deployed[ to {environment}]
         (show|check|tell me|find out) (the deployed version|the current version|the deployments) of {service}[ (on|in) {environment}]
         .deployed version of {service}[ on {environment}]
         .I forgot which version of {service} we have[ on {environment}]""", "{1:version} => It is {1}.", True),
    tool("deploy", "(pause|hold|freeze|block)_(deployments|rollout|deploys|release)|deploy_freeze", "(pause|stop) deployments (of a service|for some time)", "service app name: service\n?hours for_hours duration: hours\n?reason why note: reason", """(pause|freeze|hold|block|stop) (deployments|deploys|rollouts) of {service}[ for {hours}]
         .no (deploys|deployments|releases) of {service} for {hours}
         (freeze|lock) {service}[ for {hours}]
         .{service} must not be deployed[ for {hours}]
         .We have an incident. (Freeze|Pause) deployments of {service}""", held=True),
    tool("deploy", "(set|update|change|add|put)_(env_var|environment_variable|env|variable|secret|config_value)|env_set|setenv|config_set", "set an environment variable", "name key variable var env_name: variable\nvalue to content val: value\n?service app scope of: service", """set {name} to {value}[ (for|in|on) {service}]
         (set|change|update) (the variable|the environment variable|the env var|the secret) {name} to {value}[ (for|in|of) {service}]
         (add|put|export) {name}={value}[ (to|in|for) {service}]
         .{name} (should be|has to be|must be) {value}[ (for|in) {service}]
         .{name}={value}
         (give|make) {name} the value {value}
         change {name} in {service} to {value}
         .{service} needs {name} set to {value}""", "ok => {name} is set."),
    tool("deploy", "(get|read|show|print)_(env_var|environment_variable|env|config_value|variable)|env_get|getenv|config_get", "read an environment variable", "name key variable var env_name: variable\n?service app scope of: service", """?what is {name}( set to|)[ (in|for|on) {service}]
         ?what is the value of {name}[ (in|for) {service}]
         ?is {name} set[ (in|for) {service}]
         (show|print|get|read|tell me|echo) (the value of |){name}[ (of|in|for) {service}]
         .value of {name}[ in {service}]
         .I don't know what {name} is set to[ in {service}]
         look up {name}[ in {service}]""", "{1:code} => {name} is {1}.", True),
    tool("deploy", "(unset|delete|remove|clear)_(env_var|environment_variable|variable|secret|config_value)|env_unset|unsetenv", "(remove|unset) an environment variable", "name key variable var: variable\n?service app scope: service", """(unset|remove|delete|drop|clear) (the variable |the env var |){name}[ (from|in|for) {service}]
         .{name} (must go|is not needed any more|should not be set)[ (in|on) {service}]
         get rid of {name}[ (in|on) {service}]
         .We don't use {name} any longer. Remove it[ from {service}]""", "ok => {name} is gone."),
    tool("container", "(run|start|create|launch)_(container|docker_container|image)|docker_run|container_(run|start)", "(run|start) a container from an image", "image name image_name from: image\n?name container_name as label: slug\n?port publish host_port expose: port\n?detach background detached: bool in_the_background,detached/in_the_foreground,attached", """(run|start|launch|spin up) (a container from |the image |a container with |){image} <as {name}; on port {port}; {detach}>
         (run|start) {image}[ {detach}]
         docker run {image}
         (create|start) a container (called|named) {name} from {image}[ on port {port}]
         .I need a (running |){image} container[ on port {port}]
         .container from {image}[, port {port}]
         .Let's try {image}. Start it[ {detach}]
         (bring|fire) up {image}[ on port {port}]""", "{1:code} => The container {1} runs."),
    tool("container", "(stop|kill|halt)_(container|docker_container)|docker_stop|container_(stop|kill)", "stop a container", "container name id container_id container_name: slug\n?timeout grace wait seconds: seconds", """(stop|halt|kill|shut down) (the container|container) {container}[ (after|with a grace of|within) {timeout}]
         docker stop {container}
         .(the container |){container} (should|must) stop
         .(the container |){container} eats all my memory, (kill|stop) it
         .I'm finished with the container {container}. Stop it
         take (the container |){container} down""", "{container} => {container} is stopped."),
    tool("container", "(remove|delete|destroy)_(container|docker_container)|docker_rm|container_(remove|delete)", "(remove|delete) a container", "container name id container_id container_name: slug\n?force forced: bool by_force,even_if_it_runs/only_if_it_is_stopped\n?volumes remove_volumes with_volumes: bool together_with_its_volumes,and_its_volumes/but_keep_the_volumes", """(remove|delete|destroy|drop) (the container|container) {container}[ {force}][ {volumes}]
         docker rm {container}
         .(the container |){container} is old, (delete|remove) it[ {force}]
         .I no longer need the container {container}. Remove it[ {volumes}]
         get rid of the container {container}[ {volumes}]""", "{container} => {container} is removed."),
    tool("container", "(list|show|get)_(containers|running_containers|docker_containers)|docker_ps|containers|ps", "(list|show) containers on a host", "host server machine node on: host\n?all stopped include_stopped: bool including_stopped_ones,with_the_stopped_ones/only_running_ones", """(list|show|show me|get) (the|all) containers on {host}[, {all}]
         ?(which|what) containers (are running|run|are there) on {host}
         ?what is running on {host}
         .containers on {host}[, {all}]
         docker ps on {host}
         .I want to see what {host} runs""", "{1:slug} => {1} runs there.", True),
    tool("container", "(pull|get|download)_(image|docker_image)|docker_pull|image_pull", "(pull|download) an image", "image name image_name ref: image", """(pull|download|fetch|get) (the image |image |){image}
         docker pull {image}
         .I need the image {image}( locally| here|)
         .{image} is missing, pull it
         .We moved to {image}. Pull it
         get me {image}""", "Status: Downloaded => {image} is here."),
    tool("container", "(build|make)_(image|docker_image|container_image)|docker_build|image_build", "build an image from a directory", "path context directory dir folder: folder\ntag name image image_name as: image\n?no_cache fresh clean: bool without_cache,from_scratch/with_cache", """build {path} (as|into|to) {tag}[ {no_cache}]
         (build|make) (an image|a docker image|the image) (from|out of|of) {path} (called|tagged|named|with the tag) {tag}[ {no_cache}]
         (build|make) the image {tag} from {path}[ {no_cache}]
         docker build {path} with tag {tag}
         .I changed the Dockerfile in {path}. Build {tag} from it
         .image {tag} from {path}""", "built => {tag} is built."),
    tool("container", "(exec|run|execute)_(in_container|command_in_container|in_pod)|docker_exec|container_exec", "run a command in a container", "container name id container_id pod: slug\ncommand cmd exec_command what: command", """(run|execute) {command:q} in (the container |container |){container}
         (run|execute) {command:q} inside (the container |){container}
         .in (the container |){container}, (run|execute) {command}
         (run|execute) in {container}: {command}
         docker exec {container} {command}
         ?what does {command:q} (print|say) in (the container |){container}""", "", True),
    tool("container", "(get|list|show)_(pods|k8s_pods)|kubectl_get_pods|pods", "list the pods of a namespace", "namespace ns project: slug\n?label selector filter app: slug", """(list|show me|get|show) (the|all) pods in (the namespace |namespace |){namespace}[ with the label {label}]
         ?(which|what) pods (run|are running|are there) in {namespace}
         ?are all pods in {namespace} (healthy|up|running)
         .pods in {namespace}
         kubectl get pods -n {namespace}
         .Something is wrong in {namespace}. Show me the pods""", "{1:slug} Running => {1} runs.", True),
    tool("container", "(get|show|describe|inspect)_(pod|container|resource)|kubectl_describe|container_inspect|describe", "(describe|inspect) a (pod|container)", "name pod container id: slug\n?namespace ns project: word", """(describe|inspect) (the pod|pod|the container|container) {name}[ in {namespace}]
         (show me|get) the details of (pod|container) {name}[ in {namespace}]
         ?what is wrong with (pod|the pod|container) {name}[ in {namespace}]
         ?why is (pod|container) {name} not starting
         .details of pod {name}[ in {namespace}]""", "", True, held=True),
    tool("package", "(install|add|get)_(package|dependency|library|npm_package|pip_package|module|crate)|package_(install|add)|pip_install|npm_install|add_dep", "(install|add) a package", "package name library dependency pkg module: package\n?version at version_spec release: version\n?dev is_dev development save_dev: bool as_a_dev_dependency,for_development_only/as_a_normal_dependency,for_production", """(install|add) {package}[ {version}][ {dev}]
         (install|add|get) (the package|the library|the module|the dependency) {package}[ in version {version}][ {dev}]
         (install|add) version {version} of {package}
         (add|put) {package} (to|into) (the dependencies|the project|my project)[ {dev}]
         .I need {package}( installed| here| in this project|)
         .we (want to use|depend on|need) {package}[ in version {version}] from now on
         .The import of {package} fails. Install it
         ?can you (get|install) {package} for me
         npm install {package}
         pip install {package}
         cargo add {package}""", "installed => {package} is installed."),
    tool("package", "(uninstall|remove|delete)_(package|dependency|library|module|crate)|package_(remove|uninstall)|pip_uninstall|npm_uninstall", "(uninstall|remove) a package", "package name library dependency pkg module: package", """(uninstall|remove|drop|get rid of) {package}
         (uninstall|remove|delete|drop) (the package|the library|the dependency) {package}
         (take|throw) {package} out of (the dependencies|the project)
         .we don't (need|use) {package} (any more|any longer|now)
         .{package} is unused, remove it
         npm uninstall {package}
         ?can {package} go""", "removed => {package} is removed."),
    tool("package", "(update|upgrade|bump)_(package|dependency|library|module|crate)|package_(update|upgrade)|bump_version|upgrade_dep", "(update|upgrade) a package", "package name library dependency pkg module: package\n?version to target_version new_version: version", """(update|upgrade|bump) {package}[ to {version}]
         (update|upgrade|bump) (the package|the library) {package}[ to version {version}]
         (bring|move) {package} to {version}
         .{package} is (old|outdated|vulnerable), (update|upgrade) it[ to {version}]
         .we should be on {package} {version}
         .There is a new release of {package}. Upgrade
         get the (latest|newest) {package}""", "updated => {package} is updated."),
    tool("package", "(get|check|show|lookup|find)_(package|package_version|latest_version|package_info|library_version)|package_(info|version)|latest_version", "information about a package", "package name library pkg module: package\n?registry source where: enum npm pypi crates maven debian", """?(which|what) version of {package} (is the latest|is the newest|is current|is out)[ on {registry}]
         ?what is {package}( for| about|)[ on {registry}]
         ?is there a (new|newer) version of {package}[ on {registry}]
         (look up|check|show me|get) (the latest version|the newest release|the info|information) (of|about|on|for) {package}[ on {registry}]
         .latest {package}[ on {registry}]
         .I wonder how old {package} is. Look it up[ on {registry}]
         (tell me|find out) the current version of {package}""", "{1:version} => It is {1}.", True),
    tool("package", "(search|find)_(packages|libraries|registry|modules|crates)|package_search|npm_search|search_registry", "search packages by words", "query text q keywords search_term: query\n?registry source where: enum npm pypi crates maven debian\n?limit max count: count", """(search|look) for a (package|library|module) (for|that does|about) {query}
         (find|search) (packages|libraries|modules)[ on {registry}] (for|about) {query}
         ?is there a (library|package|module) for {query}
         ?which (library|package) is good for {query}
         .(library|package|crate) for {query}
         .I don't want to write it myself. Find a library for {query}
         find {limit} packages for {query}""", "{1:package} => There is {1}.", True),
    tool("package", "(audit|scan|check)_(dependencies|vulnerabilities|packages|project_security)|security_audit|audit|vulnerability_scan", "look for (vulnerabilities|known problems) in the dependencies", "path project directory manifest: folder\n?severity level min_severity: enum low moderate high critical", """(audit|scan) (the dependencies of |the packages in |){path}[ for {severity} (problems|vulnerabilities)]
         ?are there (known |){severity:n} vulnerabilities in {path}
         ?is {path} (safe|secure|affected)
         (run|do|make|start) (a security audit|a vulnerability scan|an audit) (of|on|in|for) {path}
         .audit of {path}
         .There was a scary article today. Scan {path}""", "{1:count} problems => There are {1}.", True),
    tool("package", "(publish|release)_(package|library|crate|module|version)|npm_publish|package_publish", "publish a package", "package name library pkg: package\nversion tag release as: version\n?dry_run test_only simulate: bool as_a_dry_run,but_only_pretend/for_real", """publish {package} {version}[ {dry_run}]
         (publish|release) (version |){version} of {package}[ {dry_run}]
         (publish|release) {package} (as|in version|with version) {version}[ {dry_run}]
         .{package} {version} (is ready|can go out|may be released)
         .the changelog for {package} is done. Publish it as {version}
         put {package} {version} on the registry""", "published => {package} {version} is out.", held=True),
    tool("cloud", "(create|launch|start|provision)_(server|instance|vm|virtual_machine|droplet)|vm_create|server_(create|launch)", "(create|launch) a server", "name hostname server_name label: slug\n?region zone location where: enum eu-west us-east us-west ap-south\n?size type plan flavor: enum small medium large xlarge\n?image os operating_system: enum ubuntu debian fedora windows", """(create|launch|start|provision|spin up|order) (a server|a VM|an instance|a machine) (called|named) {name} <in {region}; with {image}>
         (create|launch|spin up) a {size} (server|VM|instance) (called|named) {name}[ in {region}]
         .new (server|VM): {name} <{size}; {region}; {image}>
         .I need a {size} (server|machine)[ in {region}][ with {image}], call it {name}
         (set up|get me) (a server|a VM) {name}[ in {region}]
         .We are out of capacity. Launch {name}[ in {region}]""", "{\"ip\": \"{1:host}\"} => It is at {1}."),
    tool("cloud", "(reboot|restart)_(server|machine|vm|instance|host)|server_(reboot|restart)|power_cycle", "(reboot|restart) a (machine|server)", "host server name machine instance: host\n?delay wait after in_minutes: minutes", """(reboot|restart|power cycle) {host}[ in {delay}]
         (reboot|restart) (the machine|the server|the host|server|machine) {host}[ in {delay}]
         .{host} (hangs|is frozen|does not answer|needs a reboot|acts up), (reboot|restart) it
         .The kernel on {host} was updated. Reboot it[ in {delay}]
         ?can you (reboot|restart) {host}
         .reboot of {host}[ in {delay}]""", "ok => {host} reboots."),
    tool("cloud", "(shutdown|stop|power_off|turn_off)_(server|machine|vm|instance|host)|server_(stop|shutdown)|poweroff", "(shut down|stop) a (machine|server)", "host server name machine instance: host", """(shut down|power off|switch off|stop) (the machine |the server |server |){host}
         .{host} (costs money for nothing|is not needed at night), (shut it down|stop it)
         (take|bring) {host} down
         .{host} should be off
         shut {host} down
         .I'm done with {host}. Power it off""", "ok => {host} is off."),
    tool("cloud", "(upload|put|copy)_(to_bucket|object|to_s3|blob|to_storage)|bucket_upload|s3_put|object_put", "upload a file to a bucket", "path file source local_path: path\nbucket to container target bucket_name: slug\n?public make_public is_public: bool so_that_everybody_can_read_it,as_a_public_file/as_a_private_file,privately", """upload {path} (to|into) (the bucket |bucket |){bucket}[ {public}]
         (put|copy|store|save) {path} (in|into) the (bucket|storage) {bucket}[ {public}]
         (copy|send) {path} to s3 bucket {bucket}
         .{path} (belongs|should be|goes) in (the bucket |){bucket}[ {public}]
         .upload {path} -> {bucket}""", "{\"url\": \"{1:url}\"} => It is at {1}"),
]
