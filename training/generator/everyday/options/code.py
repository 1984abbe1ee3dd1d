"""Software: issues, pull requests, branches, builds, deployments, servers, logs, databases."""
from .tool import service

_REPO = "Repository name | Name of the repository, e.g. web-app | Repository"
_SERVICE = "Service name, e.g. auth-api | Name of the service | The service"
_BUG = "one !!login_button_does_not_work,search_is_slow,typo_in_the_footer,app_crashes_on_start,dark_mode_is_broken,wrong_total_in_the_cart,images_don't_load,password_reset_email_missing,upload_fails_for_large_files,menu_overlaps_the_logo,export_gives_an_empty_file,session_expires_too_early,date_picker_shows_the_wrong_month,memory_leak_in_the_worker,broken_link_on_the_home_page"
_LABELS = "some bug,frontend,backend,docs,urgent,security,ui,performance,good_first_issue,regression,mobile,infra"
TOOLS = [
    service("git", "(create|open|new|file)_(issue|bug|bug_report)|issue_(create|open)", "(create|open) an issue", f"title summary name: {_BUG} | Title of the issue | Short summary\n?repo repository project: app | {_REPO}\n?labels tags: {_LABELS} | Labels\n?assignee assigned_to owner assign_to: user | User name of the assignee | Who works on it\n?priority severity: enum low medium high critical | Priority | low, medium, high or critical\n?milestone version target: one !v1.2,v2.0,Q3,MVP,beta,3.1.0,sprint-14,launch | Milestone\n?notify notify_team send_email: flag | Notify the team | Tell the team by email\n?confidential private: flag | Only visible to members",
         """(create|open|file|add|report) (an issue|a bug)(:|) {title:q}
         (create|open|file) an issue (called|titled|with the title) {title:q}
         (create|open|file) (an issue|a bug) in {repo:n}: {title:q}
         (create|open|file) a {priority} priority (issue|bug)(:|) {title:q}
         (create|file) a {priority=critical}critical (issue|bug)(:|) {title:q}
         .(new |)(issue|bug): {title:q}
         .there is a bug, {title:q}(, open an issue|. File it)
         .{title:q} - (open|create) an issue (for that|please)""", "in {repo:n}\nfor {milestone:n}", ", (assign it to|assigned to|for) {assignee:n}|, {priority} priority|, {priority=critical}it's critical|, {priority=low}not urgent|, labeled {labels}|, {notify=true}(and tell the team|and notify the team by email|and let the team know)|, {confidential=true}confidential", "Assign it to {assignee:n}\n{assignee:n} should look at it\n{priority} priority\n{priority=critical}(It's critical|This is critical)\n{notify=true}(Tell the team by email|Notify the team)\nLabels: {labels}\n{confidential=true}(Keep it confidential|Confidential)"),
    service("git", "(assign|reassign)_(issue|ticket)|(issue|ticket)_assign", "assign an issue to somebody", "issue ticket key issue_key: ticketkey | Key of the issue, e.g. WEB-12 | Issue key / issue number issue_number id: whole 1-4000 | Number of the issue | Issue number\nassignee user username to: user | User name | Who works on it\n?priority severity: enum low medium high critical | Also set the priority | Priority\n?comment note message: one !!please_take_a_look,you_know_this_code,as_discussed,this_one_is_yours,can_you_fix_it_today | Comment\n?notify send_email: flag | Tell them by email | Notify the assignee",
         """assign (issue |ticket |){issue:n} to {assignee:n}
         (give|hand) (issue|ticket) {issue:n} to {assignee:n}
         .{assignee:n} (takes|should take|will do) (issue|ticket) {issue:n}
         .(issue|ticket) {issue:n} (goes|belongs) to {assignee:n}
         .(issue|ticket) {issue:n} is for {assignee:n}
         ?can {assignee:n} (take|do) (issue|ticket) {issue:n}""", "with {priority} priority", ", {notify=true}(and tell them by email|and notify them|and let them know)|, {notify=false}(without an email|don't notify them)", "{notify=true}(Tell them by email|Let them know)\nPriority {priority}\nComment: {comment}"),
    service("git", "(close|resolve)_(issue|ticket)|(issue|ticket)_(close|resolve)", "close an issue", "issue ticket key issue_key: ticketkey | Key of the issue | Issue key / issue number issue_number id: whole 1-4000 | Number of the issue | Issue number\n?reason resolution: enum completed duplicate wontfix invalid | Why it is closed\n?comment note message: one !!fixed_in_the_last_release,works_for_me,no_answer_for_weeks,done,thanks_for_the_report | Comment\n?lock lock_conversation: flag | Nobody can comment any more | Lock the conversation",
         """(close|resolve) (issue |ticket |){issue:n}
         (close|resolve) (issue |ticket |){issue:n} as {reason}
         .(issue|ticket) {issue:n} is (fixed|solved|done), close it
         .{reason=duplicate}(issue|ticket) {issue:n} is a duplicate, close it
         .{reason=wontfix}we won't fix (issue|ticket) {issue:n}, close it
         ?can you close (issue|ticket) {issue:n}""", "as {reason}", ", {lock=true}(and lock it|and lock the conversation)", "{lock=true}(Lock it as well|Lock the conversation)\nComment: {comment}"),
    service("git", "(list|get|search|find)_issues|issues_(list|search)|(list|search)_bugs", "(list|search) issues", f"?repo repository project: app | {_REPO}\n?state status: enum open closed all | State, default open | open, closed or all\n?assignee assigned_to: user | Only those of this user\n?label tag: one !bug,frontend,docs,urgent,security,ui,performance | Label\n?limit max_results count per_page: few | Maximum number | How many, default 30\n?sort order_by sort_by: enum created updated comments | Sort order\n?unassigned without_assignee: flag | Only issues that nobody works on",
         """(list|show|get|find)( me|) (the |all |){state} issues
         (list|show|get|find)( me|) (the |)issues (in|of) {repo:n}
         (list|show|get|find)( me|) (the |all |){state} issues (in|of) {repo:n}
         (list|show|get|find)( me|) {limit} issues (in|of) {repo:n}
         (list|show|find)( me|) {unassigned=true}unassigned issues
         ?which issues are {state} (in|for) {repo:n}
         ?what is {assignee:n} working on
         .{state} issues (in|of) {repo:n}""", "(in|of) {repo:n}\n(of|assigned to) {assignee:n}\n(labeled|with the label) {label}", ", {state} ones only|, {unassigned=true}(only unassigned ones|that nobody works on)|, (at most|max) {limit}|, sorted by {sort}", "{unassigned=true}(Only unassigned ones|Those that nobody has taken)\nShow {limit}\nSort by {sort}\nOnly {state} ones", "{1:bug} => {1}", True),
    service("git", "merge_(pull_request|pr|mr)|(pull_request|pr)_merge", "merge a pull request", f"number pr pull_request pr_number id: whole 2-3000 | Number of the pull request | PR number\n?repo repository project: app | {_REPO}\n?squash squash_commits squash_merge: flag | Squash the commits | Whether to squash\n?delete_branch remove_branch cleanup: flag | Delete the branch afterwards | Remove the source branch\n?force skip_checks ignore_checks: flag | Merge even if checks fail | Skip checks\n?message commit_message title: one !!ready_for_release,fix_login,add_search,new_landing_page,refactor_the_parser,bump_versions | Commit message",
         """merge (PR|pull request|pr) (#|){number}
         {squash=true}squash and merge (PR|pull request|pr) {number}
         {squash=true}squash-merge (PR|pull request|pr) {number}
         .(PR|pull request) {number} (looks good|is approved|is ready), merge it
         .(PR|pull request) {number} can be merged
         ?can you merge (PR|pull request|pr) {number}""", "in {repo:n}\n{squash=true}(with squash|with a squash|as a squash)", ", {squash=true}(squash it|squashed|squash the commits)|, {squash=false}(without squashing|don't squash)|, {delete_branch=true}(and delete the branch|and remove the branch|and delete the branch afterwards)|, {delete_branch=false}(but keep the branch|keep the branch)|, {force=true}(even if checks fail|skip the checks|ignoring the checks)", "{squash=true}(Squash the commits|Use squash|Squash it)\n{delete_branch=true}(Delete the branch afterwards|The branch can go)\n{delete_branch=false}(Keep the branch|Don't delete the branch)\nCommit message: {message}"),
    service("git", "(create|open|new)_(pull_request|pr|merge_request)|(pull_request|pr)_(create|open)", "(create|open) a pull request", "branch head source from: branch | Source branch | Branch with the changes\n?base target into to: one !main,develop,master,release,staging,next | Target branch, default main\n?title name: one !!fix_the_login,add_dark_mode,faster_search,update_the_docs,clean_up_old_code,new_settings_page,retry_failed_uploads | Title\n?draft is_draft wip: flag | Open as a draft | Draft pull request\n?reviewers reviewer_names reviewed_by: users | User names of the reviewers | Reviewers\n?auto_merge automerge: flag | Merge by itself when the checks pass",
         """(create|open|make) a (pull request|PR) (for|from) {branch:n}
         (create|open|make) a {draft=true}draft (pull request|PR) (for|from) {branch:n}
         (create|open|make) a (pull request|PR) from {branch:n} (to|into) {base:n}
         .{branch:n} is ready, (open|create) a (pull request|PR)
         .(PR|pull request) from {branch:n} to {base:n}
         (create|open) a (PR|pull request) into {base:n} from {branch:n}
         ?can you open a (PR|pull request) for {branch:n}""", "(into|to|against) {base:n}\n(with the title|titled|called) {title:q}", ", {draft=true}(as a draft|still a draft)|, reviewers {reviewers}|, {auto_merge=true}(with auto-merge|and merge it when the checks pass)", "{draft=true}(It's a draft|Make it a draft|Only a draft for now)\n{draft=false}(Not as a draft|It's no draft)\nReviewers: {reviewers}\nAsk {reviewers} for a review\n{auto_merge=true}(Merge it when the checks pass|Turn on auto-merge)"),
    service("git", "(create|new)_branch|branch_(create|new)", "create a branch", f"name branch branch_name: branch | Name of the new branch | Branch name\n?base from source start_point: one !main,develop,master,release,staging,v2.0,next | Branch to start from, default main\n?repo repository project: app | {_REPO}\n?push publish: flag | Push it right away | Also push it\n?checkout switch: flag | Switch to it",
         """(create|make|start|add) (a|the) branch (called |named |){name:n}
         (create|make|start) a (new |)branch (called|named) {name:n} from {base:n}
         .(new |)branch {name:n}
         .I need a branch (called|named) {name:n}
         ?can you create the branch {name:n}""", "(from|off|based on) {base:n}\nin {repo:n}", ", {push=true}(and push it|and push it too)|, {checkout=true}(and switch to it|and check it out)", "{push=true}(Push it right away|Push it too)\n{checkout=true}(Switch to it|Check it out)"),
    service("deploy", "(deploy|release|ship)_(service|app|application|version)|(service|app)_(deploy|release)", "(deploy|release) a service", f"service app name application: app | {_SERVICE}\n?environment env stage target: enum staging production dev | Environment, default staging | Target environment\n?version tag release: release | Version to deploy, default latest | Version\n?dry_run simulate preview: flag | Only show what would happen | Dry run\n?run_migrations migrate migrations: flag | Run the database migrations | Migrate the database\n?notify notify_team announce: flag | Tell the team | Announce it in the chat\n?rollback_on_error auto_rollback rollback: flag | Roll back by itself when it fails\n?replicas instances: whole 1-12 | Number of instances",
         """(deploy|release|ship) {service:n}
         (deploy|release|ship|push) {service:n} to {environment}
         (deploy|release|ship) {version:n} of {service:n}
         (deploy|release) version {version:n} of {service:n}
         .{service:n} (is ready|is tested), (deploy|ship) it
         .{service:n} (should go|has to go|goes) to {environment}
         .{service:n} to {environment}
         ?can you (deploy|ship) {service:n}""", "to {environment}\nwith {replicas} (replicas|instances)", ", {dry_run=true}(as a dry run|dry run only|just a dry run)|, {run_migrations=true}(with migrations|and run the migrations|and migrate the database)|, {run_migrations=false}(without migrations|skip the migrations)|, {notify=true}(and tell the team|and announce it)|, {rollback_on_error=true}(and roll back if it fails|with automatic rollback)", "{dry_run=true}(Dry run only|It's only a dry run|Don't really do it)\n{run_migrations=true}(Run the migrations too|Migrate the database as well)\n{notify=true}(Tell the team|Announce it in the chat)\nVersion {version:n}\n{rollback_on_error=true}(Roll back if it fails|If it fails, roll it back)"),
    service("ops", "(restart|reboot)_(server|service|container|host)|(server|service)_(restart|reboot)", "restart a server or service", f"name service server target: app | {_SERVICE} / host hostname server name: hostname | Host name | Which server\n?force forced hard: flag | Do not wait for open requests | Force it\n?delay wait seconds: seconds | Seconds to wait first\n?wait_for_healthy wait_until_up health_check: flag | Wait until it is healthy\n?reason why: one !update,memory_leak,stuck,new_config,kernel_patch | Reason",
         """(restart|reboot) {name:n}
         (restart|reboot) (the |)(service|server) {name:n}
         .{name:n} (hangs|is stuck|doesn't answer|needs a restart), (restart|reboot) it
         .{name:n} needs a (restart|reboot)
         ?can you (restart|reboot) {name:n}""", "in {delay}\nafter {delay}", ", {force=true}(by force|force it|forcefully)|, {wait_for_healthy=true}(and wait until it's healthy|and wait until it is up)|, reason: {reason}", "{force=true}(Force it|Use force)\n{wait_for_healthy=true}(Wait until it is up|Wait for it to be healthy)\nReason: {reason}"),
    service("ops", "(get|fetch|show|tail|read)_logs|logs_(get|tail|read)|service_logs", "(get|show) the logs of a service", f"service app name container: app | {_SERVICE}\n?lines limit tail count n: few | Number of lines, default 100 | How many lines\n?level severity min_level: enum debug info warning error | Lowest level | Log level\n?since after from: time | Only after this time\n?follow stream watch: flag | Keep showing new lines | Follow\n?environment env: enum staging production dev | Environment\n?filter grep contains: one !timeout,payment,login,null,denied,retry,oom,checkout | Only lines with this word",
         """(show|get|fetch|give|read)( me|) the logs of {service:n}
         (show|get|give)( me|) the last {lines} (log lines|lines of the log) of {service:n}
         (show|get|give)( me|) the {level} logs of {service:n}
         (tail|read) the {service:n} logs
         {follow=true}(follow|watch|stream) the logs of {service:n}
         ?what's in the logs of {service:n}
         ?are there any {level=error}errors in the logs of {service:n}
         .{service:n} logs
         .logs of {service:n}""", "since {since}\n(in|on) {environment}\nwith {filter:q} in them", ", {level=error}(errors only|only errors|just the errors)|, {level=warning}(warnings and up|only warnings)|, (last|only the last) {lines} lines|, {follow=true}(and follow them|and keep following)", "{level=error}(Errors only|I only want errors)\nLast {lines} lines\n{follow=true}(Follow them|Keep showing new lines)\nOnly lines with {filter:q}", "{1:sentence} => {1}", True),
    service("ops", "(scale|resize)_(service|deployment|app)|(service|deployment)_scale", "(scale a service|set the number of instances of a service)", f"service app name deployment: app | {_SERVICE}\nreplicas instances count size: whole 1-40 | Number of instances | Replicas\n?environment env: enum staging production dev | Environment\n?autoscale auto_scaling auto: flag | Scale by itself later on | Turn on autoscaling\n?max_replicas maximum max_instances: whole 41-90 | Upper limit for autoscaling",
         """scale {service:n} to {replicas}( replicas| instances|)
         (run|start) {replicas} (instances|replicas) of {service:n}
         .{service:n} needs {replicas} (instances|replicas)
         .we need {replicas} (instances|replicas) of {service:n}
         .{service:n} with {replicas} replicas""", "(in|on) {environment}", ", {autoscale=true}(with autoscaling|and turn on autoscaling)|, max {max_replicas}", "{autoscale=true}(Turn on autoscaling|With autoscaling)\nAt most {max_replicas}"),
    service("ci", "(run|start|trigger)_(build|pipeline|workflow|ci)|(build|pipeline)_(run|start|trigger)", "(run|start) the (build|pipeline) of a branch", f"branch ref name: branch | Branch to build | Branch\n?repo repository project: app | {_REPO}\n?clean no_cache clean_build: flag | Without the cache | Clean build\n?run_tests tests with_tests: flag | Run the tests as well | With tests\n?verbose debug: flag | Verbose output | More output\n?target platform os: enum linux macos windows | Platform\n?timeout timeout_minutes minutes: minutes | Stop after so many minutes",
         """(run|start|trigger) (the |a )(build|pipeline) (on|of|for) {branch:n}
         (build|compile) {branch:n}
         (start|run) a {clean=true}clean build (of|for) {branch:n}
         .{branch:n} needs a (new |)build
         .build {branch:n}
         ?can you (build|run the pipeline on) {branch:n}""", "in {repo:n}\n(for|on) {target}", ", {clean=true}(without the cache|no cache|from scratch)|, {run_tests=true}(with tests|and run the tests|with the tests)|, {run_tests=false}(without tests|skip the tests|no tests)|, {verbose=true}(verbose|with verbose output)|, at most {timeout}", "{clean=true}(No cache|Don't use the cache)\n{run_tests=true}(Run the tests too|With tests)\n{run_tests=false}(No tests|Skip the tests)\n{verbose=true}(Verbose, please|With verbose output)"),
    service("database", "(query|search|select)_(table|records|rows)|(table|database)_(query|select)|get_rows", "(query|read) (rows|records) of a table", "table table_name name: table | Name of the table | Table\n?limit max_rows count rows: few | Maximum number of rows, default 50\n?order_by sort sort_by: column | Column to sort by\n?descending desc reverse: flag | Highest first | Sort descending\n?columns fields select: columns | Columns to return\n?offset skip: whole 41-400 | Rows to skip\n?distinct unique: flag | Without duplicates",
         """(show|get|read|fetch|give)( me|) (the |)rows of (the |)table {table:n}
         (show|get|fetch)( me|) {limit} rows (of|from) (the table |){table:n}
         (show|get|fetch)( me|) the {table:n} table
         (query|read) (the |)table {table:n}
         ?what is in (the |)table {table:n}
         .{limit} rows of {table:n}""", "sorted by {order_by:n}|ordered by {order_by:n}", ", {descending=true}(descending|in descending order|highest first)|, {descending=false}(ascending|in ascending order)|, only {columns}|, (at most|max) {limit}( rows|)|, {distinct=true}(without duplicates|no duplicates)|, skip {offset}", "{descending=true}(Descending|Highest first)\nOnly {limit} rows\nSkip the first {offset}\n{distinct=true}(No duplicates|Without duplicates)\nSort by {order_by:n}", "{1:word} => {1}", True),
    service("database", "(create|make|start)_(backup|snapshot|dump)|(backup|database)_(create|backup)", "create a backup of a database", "database db name database_name: service | Name of the database | Database\n?compress compressed gzip: flag | Compress it | Compressed\n?encrypt encrypted: flag | Encrypt it | Encrypted\n?keep_days retention days retention_days: days | Delete it after so many days\n?tables only_tables include: some users,orders,products,invoices,events,sessions,payments | Only these tables\n?destination target location: enum s3 disk ftp | Where it goes",
         """(back up|dump|save) (the database |){database:n}
         (create|make|take) a (backup|snapshot|dump) of {database:n}
         (create|make|take) {encrypt=true}an encrypted backup of {database:n}
         (create|make|take) a {compress=true}compressed backup of {database:n}
         .{database:n} needs a backup
         .backup of {database:n}
         ?can you back up {database:n}""", "to {destination}\nfor {keep_days}", ", {compress=true}(compressed|and compress it)|, {encrypt=true}(encrypted|and encrypt it)|, only the tables {tables}", "{encrypt=true}(Encrypt it|It has to be encrypted)\n{compress=true}(Compress it|Compressed, please)\nKeep it {keep_days}\nOnly {tables}"),
]
