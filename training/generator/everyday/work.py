"""Files, shells, projects, servers."""
from .tool import tool

TOOLS = [
    tool("file", "(list|show|get|read|scan)_(directory|dir|folder|files|folder_contents|entries|dir_contents)|ls|list_dir|dir|directory_listing|list_files|files_in|folder_list", "(list|show|shows|returns|get) (the files|the entries|the contents|what is) (in|of) a (directory|folder)|directory listing",
         "path directory dir folder folder_path dir_path location where: folder\n?pattern glob filter mask: glob\n?recursive deep all: bool recursively/not_recursively",
         """(list|show|show me|print|get|display|give me) (the|all|all the) (files|entries|contents) (in|of|inside|under) (the folder |the directory |){path}
         (list|show|show me|print|display) (the|all) files in the {path} (directory|folder|dir)
         (list|show me) (the contents of |everything in |what is in |)the {path} (directory|folder)
         list {path}
         ls {path}
         ?(what|which) files (are|are there|do we have) (in|inside|under) {path}
         ?(what is|what's) (in|inside) the {path} (directory|folder)
         ?(what|which) files are in the {path} (directory|folder)
         ?what does the (directory|folder) {path} contain
         .(directory|folder) listing of {path}
         (list|show) (the|all) {pattern} files in {path}
         (list|show me) the files in {path} that match {pattern}
         list {path} {recursive}""", "{1:path} => It contains {1}.", True),
    tool("file", "(search|find|grep|lookup|scan)_(text|in_files|files|code|content|file_contents|pattern)|grep|search|rg|search_code|find_text|code_search", "(search|find|look for) (text|a pattern|a string) in (files|a file|the code|a path)|search file contents for a (pattern|text|string)",
         "pattern query text regex needle search_term term expression: pattern\npath file where location in_path directory file_path: path / path directory where folder in_dir: folder",
         """(search|grep|look) for {pattern} in {path}
         (find|locate) (all |every |)(occurrences|uses|mentions|places) of {pattern} in {path}
         (find|locate) {pattern} in {path}
         search {path} for {pattern}
         (search|scan|look through|go through) (the file |the files in |){path} for (the text |the string |the word |the pattern |){pattern}
         grep {pattern} {path}
         ?where (is|does) {pattern} (used|defined|occur|mentioned) in {path}
         ?does {path} (contain|mention|use) {pattern}
         ?which lines (of|in) {path} (contain|mention|have) {pattern}
         (show me|list|find) the lines (of|in) {path} (with|that contain|containing) {pattern}
         .in {path}, (search|look|grep) for {pattern}
         .in {path} find {pattern}""", "{path}:{1:count}: {pattern} => {pattern} is in line {1}.", True),
    tool("file", "(search|grep|find)_(everywhere|project|workspace|repo|all)|search|project_search|find_in_project|grep_all", "(search|look for) (text|a string) in (the whole project|the workspace|all files)",
         "pattern query text regex needle term: pattern\n?case_sensitive exact match_case: bool case_sensitive/case_insensitive\n?glob include file_pattern files: glob",
         """(search|grep|look) for {pattern}
         (search|grep|look) (for |){pattern} in (the code|the project|all files|the codebase|the repo|the workspace)
         (find|show me|list) (all|every|any) (occurrences|uses|mentions|usages) of {pattern}[ in {glob} files]
         ?where (is|do we use|is there) {pattern}( used| defined| mentioned|)
         ?which files (mention|contain|use|have) {pattern}
         search (for |){pattern} in {glob} files
         search for {pattern:q} {case_sensitive}""", "{1:path}:{2:count}: {pattern} => {pattern} is in {1}.", True),
    tool("file", "(find|locate|search)_(file|files|by_name|paths)|glob|find_files|file_search|locate", "(find|locate) files by (name|pattern)|glob", "pattern glob name name_pattern mask: glob\n?path directory folder where root: folder",
         """(find|locate|look for|search for|list|show me) (all|every|the) {pattern} files[ (in|under) {path}]
         (find|locate|search for) (files|all files) (matching|like|named|that match) {pattern}[ in {path}]
         (find|locate) {pattern}[ in {path}]
         ?where (is|are) {pattern}[ in {path}]
         glob {pattern}[ in {path}]""", "{1:path} => I found {1}.", True),
    tool("file", "(read|open|show|get|view|load|cat|display|print)_(file|text|file_contents|contents|document)|read|cat|view|open|show_file|file_(read|view)", "(read|open|show|display|returns) (a file|the contents of a file|the text of a file)( from disk|)",
         "path file file_path filename file_name filepath name target: path\n?limit max_lines lines n_lines line_count: count\n?start offset from_line start_line: count",
         """(read|open|show|show me|display|print|view|cat|get|load) {path}
         (read|open|show|show me|display|print|view|load) the file {path}
         (read|show me|print|get|display) (the contents of|the content of|what is in|what's in|the text of|everything in) {path}
         ?(what is|what's) (in|inside|written in) (the file |){path}
         ?what does (the file |){path} (say|contain|look like)
         ?can you (show me|open|read) {path}
         (take a look at|have a look at|look at|look into|check|inspect) {path}
         (read|show|print) the first {limit} lines of {path}
         (read|show me) {limit} lines of {path}
         (read|open) {path} (starting at|from) line {start}
         .contents of {path}
         .I want to see {path}""", "", True),
    tool("file", "(write|create|save|make|put|store|new)_(file|text|text_file|document)|write|create|save|file_(write|create|save)", "(write|create|save|store) (a file|text to a file|a file with a text|content into a file)( creating it when needed|)",
         "path file file_path filename file_name filepath name target: path\ncontent text contents body data file_text file_content: content",
         """(create|make|write|add) (a file|a new file|the file) (called |named |){path} (containing|with the content|with the text|that contains|that says|with content|and put in it) {content}
         (create|make|write) {path} (containing|with|with the content|with the text) {content}
         (write|save|put|store) {content} (to|into|in) {path}
         (write|save|put) {content:q} (to|into|in) (the file|a file called|a file named|a new file) {path}
         .{path} should (contain|say) {content}
         .I need a file {path} (with the content|containing|that says) {content}
         .new file {path}: {content}""", "written => Created {path}.\nok => {path} was written."),
    tool("file", "(append|add)_(to_file|line|text)|append|file_append|add_line", "(append|add) (a line|text) (to|at the end of) a file", "path file file_path filename target: path\ntext line content data value: content",
         """(append|add) {text:q} to {path}
         (append|add) (the line|the text|a line saying) {text} to (the end of |the file |){path}
         (add|put) {text:q} at the end of {path}
         .to (the end of |){path}, (add|append) {text}""", "ok => Added the line to {path}."),
    tool("file", "(delete|remove|erase|unlink|trash)_(file|path|document)|rm|delete|remove|file_(delete|remove)", "(delete|remove|erase) a file", "path file file_path filename name target: path",
         """(delete|remove|erase|trash|get rid of|throw away|rm) {path}
         (delete|remove|erase|trash) the file {path}
         (delete|remove) (the file called|the file named) {path}
         .I (do not|don't) need {path} any more, (delete|remove) it
         .the file {path} can go""", "deleted => Deleted {path}.\nok => {path} is gone."),
    tool("file", "(rename|relabel)_(file|path|document)|rename|file_rename", "(rename a file|gives a file another name)", "old_name from source old path current_name file: path\nnew_name to target new new_path destination name: path",
         """rename {old_name} to {new_name}
         rename the file {old_name} (to|into|as) {new_name}
         change the name of {old_name} to {new_name}
         give {old_name} the name {new_name}
         .{old_name} should be (called|named) {new_name}
         call {old_name} {new_name} (instead|from now on)""", "ok => {old_name} is now {new_name}."),
    tool("file", "(move|mv)_(file|path|files)|mv|move|file_move|relocate", "move a file (to|into) a (folder|directory)", "source from path file src file_path: path\ndestination to target folder dest directory: folder",
         """move {source} (to|into) {destination}
         move the file {source} (to|into) (the folder |the directory |){destination}
         put (the file |){source} (in|into) {destination}
         .{source} belongs (in|into) {destination}
         take {source} and move it to {destination}""", "ok => Moved {source} to {destination}."),
    tool("file", "(copy|duplicate|clone)_(file|path|document)|cp|copy|file_copy", "copy a file( to another path|)", "source from path src file original: path\ndestination to target dest copy new_path: path",
         """copy {source} (to|as) {destination}
         copy the file {source} to {destination}
         (make|create) a copy of {source} (called|named|as|at) {destination}
         duplicate {source} as {destination}
         (save|store) a copy of {source} as {destination}""", "ok => Copied {source} to {destination}."),
    tool("file", "(make|create|new|add)_(directory|dir|folder)|mkdir|create_folder|folder_(create|new)", "(create|make) a (directory|folder)", "path name directory folder dir folder_name dir_name: folder",
         """(create|make|add) (a|the|a new) (directory|folder) (called |named |){path}
         mkdir {path}
         .I need a (folder|directory) (called|named) {path}
         .new folder {path}""", "created => The folder {path} exists now."),
    tool("file", "(zip|compress|archive|pack)_(files|folder|directory)|compress|archive|zip|make_archive", "(compress|pack) a folder into an archive", "source folder path directory input: folder\ndestination archive output target file: slug",
         """(zip|compress|pack|archive) {source} (into|to|as) {destination}
         (zip|compress|pack) the folder {source} (into|as) {destination}
         (create|make) an archive (called |named |){destination} (of|from) {source}"""),
    tool("file", "(unzip|extract|unpack|decompress)_(archive|file|zip)|unzip|extract|unpack", "(extract|unpack) an archive", "archive path file source zip: path\n?destination to target folder into output: folder",
         """(unzip|extract|unpack) {archive}[ (to|into) {destination}]
         (extract|unpack) the archive {archive}[ (to|into) {destination}]"""),
    tool("file", "(get|check|show)_(size|file_size|disk_usage|file_info)|file_size|stat|disk_usage|du", "(the size of|information about) a file", "path file file_path target: path",
         """?how (large|big) is {path}
         ?what is the size of {path}
         (check|get|show me|tell me) the size of {path}
         ?how many bytes are in {path}""", "{1:n} bytes => It has {1} bytes.", True),
    tool("file", "(count|word)_(lines|words|count)|wc|line_count|count_lines", "count the (lines|words) of a file", "path file file_path filename: path",
         """?how many lines (are in|are there in) {path}
         ?how many lines does {path} have
         count the lines (of|in) {path}
         .line count of {path}""", "{1:n} => {path} has {1} lines.\n{1:n} {path} => It has {1} lines.", True),
    tool("file", "(compare|diff)_(files|two_files|file|documents)|diff|compare", "(compare two files|show the difference of two files)", "first a left file1 old path1 file_a: path\nsecond b right file2 new path2 file_b: path",
         """compare {first} (with|and|to) {second}
         diff {first} (and|with|against) {second}
         ?what is the difference between {first} and {second}
         (show me|find) the differences between {first} and {second}""", "", True),
    tool("file", "(set|change)_(permissions|mode|owner)|chmod|permissions", "change the permissions of a file", "path file target: path\nmode permissions rights: enum 644 755 600 700 777 400", """chmod {mode} {path}
         (set|change) the (permissions|mode) of {path} to {mode}
         give {path} the (permissions|mode) {mode}""", held=True),
    tool("shell", "(run|execute|exec|start|bash|shell)_(command|cmd|shell|line|terminal)|bash|shell|execute|run|exec|terminal|sh|command|run_in_terminal", "(run|execute|executes) a (shell |)command( in the terminal| in bash|)( and return its output|)",
         "command cmd script command_line shell_command line code: command\n?timeout timeout_seconds max_seconds time_limit: seconds\n?cwd workdir working_directory directory folder: folder",
         """(run|execute|exec|start) {command}
         (run|execute|exec) {command}
         (run|execute|call|try) the command {command}
         (run|execute) {command:n} in the (terminal|shell|console|command line)
         (run|execute) this( command|): {command}
         (use the shell|use bash|use the terminal) (to run|and run|to execute) {command}
         .in the (terminal|shell), (run|execute) {command}
         (run|execute) {command:q} <in {cwd}; with a timeout of {timeout}>
         ?what does {command:q} (print|output|say|return)
         ?what is the output of {command:q}
         (show me|tell me|give me) the output of {command}
         .{command:q} please
         type {command:q} (in|into) the (shell|terminal)""", "", True),
    tool("shell", "(kill|stop|end|terminate)_(process|pid|job)|kill|process_kill", "(kill|stop|terminate) a process", "pid process_id id process number: id\n?signal sig how: enum TERM KILL INT HUP", """(kill|stop|terminate|end) (the process|process|pid|the process with the id|the process with pid) {pid}[ with {signal}]
         .process {pid} (hangs, kill it|must end|has to stop)
         send {signal} to (process |pid |){pid}""", "ok => Process {pid} is gone."),
    tool("shell", "(run|execute|start)_(tests|test|test_suite)|test|run_pytest|tests_run", "run the tests( of a project|)", "path target package suite module tests: path / package suite module target name: slug\n?verbose details detailed: bool verbosely/quietly",
         """(run|execute|start) the tests (in|of|for) {path}
         (run|execute) the {path} tests
         test {path}[ {verbose}]
         ?do the tests (in|of) {path} pass""", "{1:count} passed => {1} passed.", True),
    tool("shell", "(install|add)_(package|dependency|library|module)|pip_install|npm_install|package_(add|install)|install", "install a package( in a version|)", "package name library module dependency: slug\n?version tag release: version\n?dev development save_dev: bool as_a_dev_dependency/as_a_normal_dependency",
         """install {package}
         install (the package|the library|the module) {package}[ (in version|version|at version) {version}]
         (install|add) version {version} of {package}
         add {package} (to the dependencies|as a dependency)
         add {package}[ {dev}]
         .we need (the package |){package}[ {version}]""", "installed => {package} is installed."),
    tool("shell", "(uninstall|remove)_(package|dependency|library)|pip_uninstall|package_remove|uninstall", "(uninstall|remove) a package", "package name library module dependency: slug", """(uninstall|remove) (the package |){package}
         remove {package} from the dependencies
         .we do not need {package} any more"""),
    tool("shell", "(check|test|is)_(port|port_open|open_port)|port_check|scan_port", "check whether a port of a host is open", "host server address hostname: slug\nport port_number number: port", """?is port {port} (open|reachable|free) on {host}
         check (whether |if |)port {port} (of|on) {host}( is open|)
         (test|check) {host}:{port}""", "open => Port {port} is open.\nclosed => Port {port} is closed.", True, held=True),
    tool("git", "(create|make|new|add)_branch|branch_(create|new)|git_branch|branch", "create a (new |)branch( in a repository|)", "name branch branch_name new_branch: branch\n?base from source start_point: branch\n?repository repo project: repository",
         """(create|make|start|open) (a branch|a new branch|the branch) <(called|named|with the name) {name}; from {base}; in {repository}>
         (create|make) branch {name} <from {base}; in {repository}>
         .new branch {name} <from {base}; in {repository}>
         .I need a branch (called|named) {name}[ from {base}]""", "created => The branch {name} exists."),
    tool("git", "(switch|checkout|change)_(branch|to_branch)|git_(checkout|switch)|checkout", "(switch to|check out) a branch", "branch name branch_name target ref: branch", """(switch|change|go) to (the branch |branch |){branch}
         check out (the branch |branch |){branch}
         checkout {branch}""", "ok => You are on {branch}."),
    tool("git", "(delete|remove)_branch|branch_delete|git_branch_delete", "delete a branch", "branch name branch_name: branch\n?force forced: bool by_force/carefully", """(delete|remove|drop) (the branch |branch |){branch}[ {force}]
         .(the branch |){branch} can be deleted"""),
    tool("git", "(merge|git_merge)_(branch|branches|into)|merge", "merge a branch into another", "source from branch head: branch\ntarget into base to: branch", """merge {source} into {target}
         merge (the branch|branch) {source} into {target}
         bring {source} into {target}
         .{source} should be merged into {target}""", "ok => {source} is merged into {target}."),
    tool("git", "(git_|create_|make_|)commit|commit_changes", "(commit|commit the changes) with a message", "message msg title text commit_message: bug\n?all add_all stage_all: bool with_all_files/with_staged_files_only",
         """commit with the message {message}
         commit (everything|the changes|all changes|this|my changes) (with the message|as|with message|saying) {message}
         commit: {message}
         (make|create) a commit (called|saying|with the message|titled) {message}
         commit (the changes |){all} (and the message|saying) {message}""", "committed => Committed."),
    tool("git", "(create|open|new|make|file)_(issue|bug|ticket|bug_report)|issue_(create|new|open)|file_bug|new_issue|report_bug", "(create|open|file|report) (an issue|a bug|a ticket)( in a repository|)",
         "title name summary subject headline: bug\n?repository repo project: repository\n?labels tags label_names: words\n?assignee assigned_to owner assign: person\n?priority severity importance urgency: enum low medium high critical",
         """(create|open|file|make|add|report) (an issue|a bug|a ticket|a bug report|a new issue) <(called|titled|named|with the title|saying) {title}; in {repository}; with the labels {labels}; for {assignee}; with {priority} priority>
         (create|open|file) (an issue|a ticket|a bug) in {repository} (called|titled|with the title|saying) {title}
         (create|open|file) a {priority} priority (bug|issue|ticket): {title}
         .(new issue|new bug|bug|new ticket): {title}
         report that {title}
         (create|open) an issue in {repository}: {title}
         (create|open|file) (an issue|a ticket) <for {assignee}; with {priority} priority>: {title}""", "created => The issue is open.\n{\"number\": {1:n}} => The issue has the number {1}."),
    tool("git", "(close|resolve|finish)_(issue|ticket|bug)|issue_close|close", "close an issue", "number id issue issue_id ticket issue_number: id\n?comment reason message note: sentence\n?repository repo project: repository",
         """(close|resolve) (issue|ticket|bug) (#|number |){number}[ in {repository}]
         (close|resolve) (issue|ticket) {number} (with the comment|because|saying) {comment}
         .(issue|ticket) {number} is (fixed|solved|done), close it""", "closed => Issue {number} is closed."),
    tool("git", "(get|show|read|fetch|view|lookup)_(issue|ticket|bug|pull_request|pr)|issue_(get|show)|ticket_info", "(get|show) (an issue|a ticket|a pull request)", "number id issue issue_id ticket key: id / key id ticket issue reference: code\n?repository repo project: repository",
         """(show me|show|open|get|read|look up|fetch) (issue|ticket|bug) (number |#|){number}[ (in|of) {repository}]
         ?what is (issue|ticket|bug) (number |#|){number} about
         ?what is the (state|status) of (issue|ticket) {number}[ in {repository}]
         ?who (works on|is on|reported) (ticket|issue|bug) {number}""", "{1:bug} ({2:state}) => It is {2}: {1}", True),
    tool("git", "(assign|give)_(issue|ticket|bug|task)|issue_assign|set_assignee", "assign (an issue|a ticket) to a person", "number id issue ticket issue_id: id / key id ticket: code\nassignee user person to name who: person",
         """assign (issue|ticket|bug) (#|number |){number} to {assignee}
         give (issue|ticket) {number} to {assignee}
         .{assignee} (should|will) (take|do|fix) (issue|ticket) {number}
         make {assignee} responsible for (issue|ticket) {number}""", "ok => {assignee} has {number} now."),
    tool("git", "(add|post|write|create)_comment|comment|issue_comment|comment_on", "(add|post) a comment (to|on) an issue", "number id issue ticket issue_id: id\ntext comment body message content: sentence",
         """(comment|write) on (issue|ticket) {number}: {text}
         (add|post|leave) (the comment|a comment saying) {text:q} (to|on) (issue|ticket) {number}
         (add|post) a comment (to|on) (issue|ticket) (#|){number}: {text}"""),
    tool("git", "(create|open|new|make)_(pull_request|pr|merge_request)|pull_request|pr_create", "open a pull request", "title name subject: bug\nsource head from branch: branch\n?target base into to: branch",
         """(open|create|make) a (pull request|PR) (from|for) {source}[ (to|into|against) {target}] (called|titled|with the title) {title}
         (open|create) a (pull request|PR) (called|titled|named) {title:q} <from {source}; into {target}>""", "{\"url\": \"{1:url}\"} => It is at {1}"),
    tool("git", "(list|get|show)_(commits|log|history)|git_log|log|history|commit_log", "(show|list) the (last |latest |)commits( of a branch|)", "count n limit number max_count: count\n?branch ref on name: branch",
         """(show me|show|list|print|get) the (last|latest) {count} commits[ (of|on) {branch}]
         ?what (are|were) the last {count} commits[ on {branch}]
         .last {count} commits[ on {branch}]""", "{1:bug} => The last one is: {1}", True),
    tool("git", "(clone|download|fetch)_(repo|repository)|git_clone|clone", "clone a repository", "url repository repo address link: url\n?directory path folder into destination: folder", """clone {url}[ (to|into) {directory}]
         clone the (repository|repo) {url}[ (to|into) {directory}]
         (check out|download) the repository {url}[ into {directory}]""", "Cloning... done => The repository is here."),
    tool("ops", "(deploy|release|ship|roll_out)_(service|app|version|project)|deploy|deployment_(start|create)|release", "(deploy|release) (a service|an app)( to an environment|)", "service app name project application: slug\nenvironment env stage target to: enum staging production dev test\n?version tag release: version",
         """(deploy|release|ship|push|roll out) {service} to {environment}
         (deploy|release) version {version} of {service} to {environment}
         (deploy|release) {service} {version} (to|on) {environment}
         (start|make|do) a {environment} deployment of {service}[ in version {version}]
         .{service} {version} should go to {environment}""", "deployed => {service} is on {environment}."),
    tool("ops", "(roll_back|rollback|revert)_(service|deployment|release)|rollback|deployment_rollback", "roll back a (service|deployment)", "service app name deployment: slug\n?version to target_version tag: version", """roll back {service}[ to {version}]
         (revert|roll back) the (deployment|release) of {service}[ to {version}]
         (bring|put) {service} back to {version}"""),
    tool("ops", "(restart|reboot|reload)_(service|server|container|app|pod)|restart|service_restart", "restart a (service|server|container)", "name service server container app host: slug\n?force forced hard: bool by_force/gracefully", """(restart|reboot) {name}[ {force}]
         (restart|reboot) the (service|server|container) {name}[ {force}]
         (restart|reload) the {name} (service|server|container)
         .{name} (hangs|does not answer|is stuck), restart it""", "ok => {name} is running again."),
    tool("ops", "(get|show|fetch|read|tail|view)_(logs|log|log_lines|service_logs)|logs|tail|service_logs", "(show|get|fetch) the logs of a service", "service name app container source: slug\n?lines count limit tail n: count\n?level severity min_level: enum debug info warning error",
         """(show me|get|fetch|print|show|read|pull up) the [{level} ]logs (of|for|from) {service}
         (show me|get|print) the last {lines} [{level} ](lines of the log|log lines) (of|from|for) {service}
         (show me|get) the {service} logs
         (show me|get|print|give me) the last {lines} lines (of|from) the {service} (logs|log)
         ?what do the logs of {service} say
         .logs {service}""", "", True),
    tool("ops", "(get|check|show)_(status|health|service_status|uptime)|status|health_check|is_up|service_status", "(check|get) the (status|health) of a (service|server)", "name service server host app: slug", """?is {name} (up|running|down|healthy|alive)
         ?(what is|what's) the (status|state|health) of {name}
         check (the status of|the health of) {name}
         check (whether|if) {name} is running
         check {name}
         .status of {name}""", "{1:state} => {name} is {1}.\n{\"status\": \"{1:state}\"} => It is {1}.", True),
    tool("ops", "(scale|resize)_(service|deployment|app)|scale|set_replicas", "scale a (service|deployment)", "service name deployment app: slug\nreplicas count instances number n: count", """scale {service} to {replicas}( replicas| instances|)
         (run|start) {replicas} (instances|copies|replicas) of {service}
         set the (replicas|number of instances) of {service} to {replicas}""", "ok => {service} has {replicas} replicas."),
    tool("ops", "(set|enable|disable|toggle|switch)_(feature|flag|feature_flag)|feature_flag|flag", "(switch|set) a feature flag", "flag name feature key: slug\nenabled on value active: bool on/off / state status value: enum on off", """(turn|switch) {enabled} (the flag|the feature|the feature flag) {flag}
         (turn|switch) (the feature|the flag|the feature flag) {flag} {enabled}
         set (the flag |){flag} to {enabled}""", "ok => {flag} is set."),
    tool("ops", "(query|run|execute|select)_(database|sql|query|db)|sql|query|run_sql|db_query|execute_sql", "(run|execute) (a SQL query|SQL)( on the database|)", "query sql statement q: sql\n?database db name schema: slug",
         """(run|execute) (the query|the SQL|this query|the statement) {query:q}[ on {database}]
         (run|execute|query): {query}
         (query|ask) the database: {query}
         (run|execute) {query:q}[ on the database {database}]
         .sql: {query}""", "{1:n} rows => It gave {1} rows.", True),
    tool("ops", "(backup|dump|save)_(database|db|server)|backup|create_backup|db_backup", "(back up|save) a database", "database db name source: slug\n?path destination to target file: path", """(back up|dump|make a backup of|save) (the database |){database}[ to {path}]
         .backup of {database}[ to {path}]"""),
    tool("ops", "(schedule|create|add)_(job|cron|cron_job|schedule)|cron|job_schedule", "run a command every day at some time", "command cmd job script task: command\ntime at when hour: time\n?name label title: slug", """(schedule|run) {command:q} every day at {time}
         (create|add) a (job|cron job) (called|named) {name} that runs {command:q} at {time}
         .every day at {time} run {command:q}""", held=True),
    tool("note", "(create|add|save|write|make|new|take)_(note|memo)|note|note_(create|add|new)|memo", "(create|save|write) a note", "text content body note message: sentence\n?title name heading subject: name\n?folder notebook category where: word",
         """(note|write down|note down|take a note|make a note|save a note|remember): {text}
         (create|make|add|save|write) a note <(called|titled|named|with the title) {title}; in {folder}> (saying|that says|with the text|with the content) {text}
         (create|add) a note (saying|that says|with the text) {text:q}[ (called|with the title) {title}]
         (create|make|add) (a note|a memo): {text}
         .(note|memo|new note): {text}
         .note to self: {text}""", "saved => I wrote it down.\n{\"id\": {1:n}} => The note has the number {1}."),
    tool("note", "(find|search|lookup|get)_(notes|note|memos)|note_search|notes", "(search|find) notes", "query text term words about: query\n?folder notebook where: word", """(find|search|look for|show me) (my |the |all |)notes (about|on|with) {query}
         ?what did I (write|note) about {query}
         search my notes for {query}[ in {folder}]
         .notes about {query}""", "{1:sentence} => {1}", True),
    tool("doc", "(share|send)_(document|file|doc)|share|document_share|grant_access", "share a (document|file) with a person", "document file path name doc: path\nemail user person with to: email\n?role permission access rights level: enum viewer editor commenter",
         """share {document} with {email}[ as {role}]
         (give|grant) {email} access to {document}[ as {role}]
         make {email} {role} of {document}
         .{email} (needs|should get) access to {document}""", "ok => {email} can see {document} now."),
    tool("doc", "(convert|export)_(file|document|format|image)|convert|export_as|file_convert", "convert a file to another format", "path file source input document: path\nformat to target_format output type: extension", """convert {path} (to|into) {format}
         (export|save) {path} as {format}
         (make|create) a {format} (version of|file out of|from) {path}
         ?can you turn {path} into (a |){format}( file|)""", "ok => {path} is converted."),
    tool("doc", "(resize|scale)_(image|picture|photo)|image_resize|resize", "resize an image", "path image file picture source: path\nwidth w pixels_wide: port / width w: percent\n?height h: port", """(resize|scale) {path} to {width}[ by {height}]( pixels|)
         make {path} {width} pixels wide[ and {height} pixels high]
         (change|set) the width of {path} to {width}""", "ok => {path} is resized."),
    tool("doc", "(take|make|capture|grab)_(screenshot|screen_shot|snapshot)|screenshot|capture|screenshot_of", "take a screenshot( of a window|)", "window app target what: word\n?path file save_as output: path", """(take|make|capture|grab) a screenshot of {window}[ and save it (as|to) {path}]
         (screenshot|capture) (the window |){window}[ to {path}]
         .screenshot of {window}""", "saved => The screenshot is taken."),
    tool("doc", "(generate|create|draw|make|paint)_(image|picture|drawing)|image_(generate|create)|draw|paint", "(draw|generate|create) (a picture|an image)", "prompt description text what subject: product\n?style look manner: enum photo cartoon sketch painting watercolor", """(draw|paint|generate|create|make|make me|draw me) (a picture|an image) of a {prompt}[ (as a|in the style of a) {style}]
         (draw|paint) a {prompt}[ as a {style}]
         .I want (a picture|an image) of a {prompt}[ as a {style}]"""),
]
