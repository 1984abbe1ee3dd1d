"""Git, branches, pull requests, tickets."""
from .tool import tool

TOOLS = [
    tool("git", "(git_|show_|get_|repo_)status|git_state|working_tree_status", "(show|get) (the status of a repository|which files changed|uncommitted changes)", "path repo repository directory folder: folder", """?(what|which files) changed in {path}
         ?what is the git status (of|in) {path}
         ?are there (uncommitted|unstaged) changes in {path}
         ?did I (change|forget to commit) (anything|something) in {path}
         (show|check|get|print) the git status (of|in|for) {path}
         (show me|list) the (uncommitted changes|modified files) in {path}
         .git status {path}
         .I (want|need) to know what changed in {path}
         .I'm not sure whether everything in {path} is committed. Check the status""", "", True, like="git status"),
    tool("git", "git_diff|(show|get|view)_(diff|changes)|compare_(branches|commits|refs)|diff_refs", "(show|returns) the (diff|difference) between two (branches|commits)", "base from old left source first a: branch / base from old commit_a: hash\nhead to new right target second b: branch / head to new commit_b: hash", """(diff|compare) {base} (with|and|to|against) {head}
         (show me|show|get|print|give me) the (diff|difference|changes) (between {base} and {head}|from {base} to {head})
         ?what (changed|is different) between {base} and {head}
         ?what is the difference between {base} and {head}
         ?how does {head:n} differ from {base}
         .diff (of |between |){base} (and|vs) {head}
         .git diff {base} {head}
         .{base}..{head} as a diff
         .I need to see (what changed|the changes) between {base} and {head}
         .We moved from {base} to {head}. Show me the diff""", "", True),
    tool("git", "(git_push|push_branch|push_commits|push_to_remote)|repo_push|push", "push (a branch|commits) to a remote", "branch ref name branch_name: branch\n?remote upstream to target: enum origin upstream fork mirror\n?force forced overwrite: bool with_force,by_force,forcefully/without_force,but_don't_force_it", """push {branch}[ to {remote}][ {force}]
         push the branch {branch}[ to {remote}][ {force}]
         push (my|the) (commits|changes|work) on {branch}[ to {remote}]
         (send|publish) (the branch |){branch}[ to {remote}]
         get {branch} (up on|onto) {remote}
         .git push {remote} {branch}
         .{branch} is (ready|done|finished), push it[ to {remote}]
         .I'm done with {branch}. Push it[ to {remote}]
         .I want {branch} on {remote}
         .{branch} (needs|has) to be pushed[ to {remote}]""", "ok => {branch} is pushed.\nEverything up-to-date => There was nothing to push."),
    tool("git", "(git_pull|pull_branch|pull_changes|update_branch)|repo_pull|sync_branch", "(pull|get) the latest commits of a branch", "branch ref name: branch\n?remote from upstream source: enum origin upstream fork mirror\n?rebase with_rebase: bool with_rebase,rebasing/without_rebase,with_a_merge", """pull {branch}[ from {remote}][ {rebase}]
         (pull|get|fetch) the (latest|newest|latest changes of|newest version of) {branch}[ from {remote}]
         (update|sync|refresh) (my local|the local|my|local) {branch}[ from {remote}]
         bring {branch} up to date[ {rebase}]
         .git pull {remote} {branch}
         .{branch} is behind, pull it[ {rebase}]
         .{branch} is out of date. Get the newest commits[ from {remote}]
         .I need the latest {branch}[ from {remote}]
         .my {branch} is old, update it""", "Already up to date. => {branch} is up to date."),
    tool("git", "git_rebase|rebase_(branch|onto)|rebase", "rebase (a branch onto another|one branch on top of another)", "branch topic source name: branch\nonto base upstream target: branch\n?interactive: bool interactively/without_asking", """rebase {branch} (on|onto|on top of) {onto}[ {interactive}]
         put {branch} on top of {onto}
         (replay|move) the commits of {branch} onto {onto}
         .{branch} has to be rebased (on|onto) {onto}
         .{onto} moved on. Rebase {branch} (on it|onto it)
         .rebase of {branch} onto {onto}
         ?can {branch} be rebased (on|onto) {onto}
         .I want the history of {branch} on top of {onto}""", held=True),
    tool("git", "git_(reset|reset_to)|reset_(branch|head|to_commit)|reset", "(reset|set back) the working tree to a commit", "commit sha ref to hash target: hash\nmode kind type how: enum soft mixed hard", """(reset|go back) to {commit} {mode}
         reset (the repo |the branch |){mode} to {commit}
         (do|make) a {mode} reset to {commit}
         git reset {mode} {commit}
         .{mode} reset (to|on) {commit}
         .I messed up. {mode} reset to {commit}, please
         set everything back to {commit} with a {mode} reset"""),
    tool("git", "git_(revert|revert_commit)|revert_commit|undo_commit|revert", "(revert|undo) (a commit|one commit)", "commit sha hash ref id: hash\n?message msg comment: bug", """(revert|undo|take back|back out) (the commit |commit |){commit}
         (revert|undo) {commit} (with the message|and write) {message:q}
         .{commit} broke (the build|everything|production), (revert|undo) it
         .commit {commit} (was a mistake|was wrong|must go|should be undone)
         .I should not have merged {commit}. Revert it
         ?can {commit} be undone
         make a commit that undoes {commit}"""),
    tool("git", "git_(cherry_pick|pick)|cherry_pick|pick_commit|cherrypick", "(apply|copy) (one commit|a commit) (to|on) a branch", "commit sha hash id: hash\nbranch onto target to branch_name: branch", """cherry-pick {commit} (to|onto|into) {branch}
         (apply|copy|bring|take) (the commit |commit |){commit} (to|onto|over to) {branch}
         (get|put) {commit} (on|onto|into) {branch}
         .{branch} (needs|should have|lacks) (the fix from |){commit}
         .cherry pick {commit} {branch}
         .We need {commit} on {branch} as well. Pick it over
         backport {commit} to {branch}"""),
    tool("git", "(git_stash|stash_changes|stash_save|stash)|shelve_changes", "(stash|put aside) uncommitted changes", "message name label note description: name\n?include_untracked untracked new_files: bool with_untracked_files,including_new_files/without_untracked_files,without_new_files", """stash (my changes|everything|the changes|my work|what I have) (as|under the name|with the message|called) {message}
         (put|set) my (changes|work) aside (as|under|with the note) {message}
         (shelve|save) the changes (as|under) {message}
         stash {include_untracked} as {message:q}
         .git stash {message:q}
         .I have to switch tasks. Stash my work as {message}
         .stash with the message {message}""", "Saved => Your changes are stashed."),
    tool("git", "(git_tag|create_tag|tag_commit|tag_release|add_tag)|new_tag|tag", "(create|add) a tag (for a version|at a commit)", "tag name version tag_name label: version\n?commit ref sha at: hash\n?message msg annotation: bug", """(tag|mark) {commit} as {tag}
         (create|add|make|set) (the tag|a tag|a new tag) {tag}[ (at|on|for) {commit}]
         tag (this|the current commit|the release|HEAD|what we have) (as|with) {tag}
         (create|make) {tag} as a tag[ on {commit}] with the message {message}
         .(new tag|git tag) {tag}[ {commit}]
         .we are at {tag} now, tag it
         .The release is done. Tag it as {tag}
         .put a {tag} tag on {commit}
         .I'd like to have a tag {tag}[ on {commit}]""", "created => The tag {tag} is there."),
    tool("git", "git_blame|blame_(file|line)|who_changed|annotate_file|line_author", "(tells who changed a line last|blame of a line|the author of a line of a file)", "path file file_path filename: path\nline line_number lineno at: int", """?who (wrote|changed|touched|broke|is to blame for) line {line} (of|in) {path}
         ?whose (code|line) is line {line} (of|in) {path}
         ?when was line {line} (of|in) {path} (changed|written)
         (blame|annotate) line {line} (of|in) {path}
         (show|find out|tell me|look up) who (changed|wrote|last edited) line {line} (of|in) {path}
         .git blame {path} (line |){line}
         .the author of line {line} in {path}
         .I want to know who wrote line {line} in {path}
         .Line {line} of {path} looks odd. Who did that?""", "{1:person} => {1} did.", True),
    tool("git", "(list|show|get)_(branches|branch_list|git_branches)|git_branches|branches", "(list|show) the branches of a repository", "repository repo project name: repo\n?pattern filter prefix matching: word\n?include_remote remote all: bool with_remote_ones,including_remote_branches/only_local_ones,local_ones_only", """?(which|what) branches (are there|exist|do we have) in {repository}
         (list|show me|show|get|print) (the|all|all the) branches (of|in) {repository}[, {include_remote}]
         (list|show) the {repository} branches[ {include_remote}]
         (list|find) the branches of {repository} that (start with|contain|match) {pattern}
         .branches of {repository}
         .I need (a list of|to see) the branches in {repository}
         ?how many branches does {repository} have""", "{1:branch}, {2:branch} => There are {1} and {2}.", True),
    tool("git", "(rename|move)_branch|branch_rename|git_branch_move", "rename a branch", "old from name current old_name: branch\nnew to target new_name: branch", """rename (the branch |branch |){old} (to|into|as) {new}
         (call|name) (the branch |){old} {new} (instead|from now on)
         change the name of {old} to {new}
         .{old} should be (called|named) {new}
         .{new} is a better name for {old}. Rename it
         ?can you rename the {old} branch to {new}
         give the branch {old} the name {new}"""),
    tool("git", "(fork|copy)_(repo|repository|project)|fork|repo_fork", "fork a repository", "repository repo name project: repo\n?organization owner org into to: word", """fork {repository}[ (into|to|under) {organization}]
         (make|create) a fork of {repository}[ (in|under) {organization}]
         .I want my own (copy|fork) of {repository}
         .I can't push to {repository}, so fork it
         .fork of {repository}[ for {organization}]""", "{\"url\": \"{1:url}\"} => The fork is at {1}", held=True),
    tool("git", "(create|new|make|init)_(repo|repository|git_repo)|repo_(create|init|new)|git_init", "create a (new |)(git |)repository", "name repo repository repo_name title: slug\n?private visibility_private is_private closed: bool as_private,that_nobody_can_see,private/as_public,that_everybody_can_see,public\n?description about summary text: phrase", """(create|make|start|set up|open) (a repo|a repository|a new repo|a new git repository) (called|named|with the name) {name}[ {private}]
         (create|make|init) (the |)(repo|repository) {name}[ {private}]
         (create|make) a repository {name} (with the description|described as) {description}
         .new (repo|repository)(:|) {name}[, {private}]
         .I need a (repo|repository|new repo) (called|named|for) {name}
         .git init {name}
         .We start a new project. Create the repo {name} for it""", "{\"url\": \"{1:url}\"} => It is at {1}"),
    tool("review", "(list|get|show|find)_(pull_requests|prs|merge_requests|open_prs)|pull_requests|pr_list|list_mrs", "(list|show) (the |)pull requests (of a repository|in a repo)", "repository repo project name: repo\n?state status which: enum open closed merged\n?author by from user: person\n?limit count max n: count", """?(which|what) (pull requests|PRs|merge requests) are {state:n} in {repository}
         ?are there any (pull requests|PRs)[ by {author}] in {repository}
         (list|show me|show|get) the[ {state}] (pull requests|PRs|merge requests) (of|in|for) {repository}[ by {author}]
         (show me|list) the last {limit} (pull requests|PRs) (of|in) {repository}
         .[{state} ](PRs|pull requests) in {repository}[ by {author}]
         ?what has {author:n} (opened|submitted) in {repository}
         .I (want|need) to (review|see) the PRs in {repository}
         ?what is waiting for review in {repository}""", "#{1:n} {2:bug} => There is number {1}: {2}", True),
    tool("review", "(merge|accept)_(pull_request|pr|merge_request|mr)|pr_merge|merge_pr", "merge a pull request", "number pr id pr_number pull_request: id\n?method strategy how merge_method: enum merge=a_merge_commit squash=squashing,a_squash rebase=a_rebase,rebasing\n?repository repo project in: repo", """merge (pull request|PR|MR|merge request|the pull request|the PR) (#|number |no. |){number}[ in {repository}]
         merge (PR |pull request |#){number} (with|by|using) {method}
         (accept|land) (PR|pull request) {number}[ in {repository}]
         .(PR|pull request) {number} (is approved|looks good|can go in|is ready), merge it
         .PR {number} (looks good to me|has two approvals). Merge it[ with {method}]
         ?can (PR|#){number} be merged now
         get (PR|pull request) {number} (in|merged)[ in {repository}]
         .lgtm, merge {number}""", "merged => PR {number} is merged."),
    tool("review", "(approve|accept)_(review|changes|pull_request_review|pr)|approve_pr|pr_approve", "approve a pull request", "number pr id pull_request pr_number: id\n?comment note body message: sentence", """approve (pull request|PR|#|the PR |MR ){number}[ (with the comment|and write|saying) {comment}]
         (give|leave) (my ok|an approval|my approval|a thumbs up) (to|for|on) (PR|pull request) (#|){number}
         .(PR|pull request) {number} is (fine|good|ok), approve it
         .I read PR {number} and I like it. Approve it
         .approval for {number}""", "ok => PR {number} is approved.", held=True),
    tool("review", "(request|add|assign|ask)_(review|reviewer|reviewers|for_review)|review_request|add_reviewers", "(ask somebody for|request) a review of a pull request", "number pr id pull_request pr_number: id\nreviewers people users who: people / reviewer user person who: person", """(ask|get) {reviewers} (to review|to look at|for a review of) (PR|pull request) (#|){number}
         (request|get|I want) a review (of|for|on) (PR|pull request) {number} (from|by) {reviewers}
         (add|assign|set) {reviewers} as (reviewer|reviewers|the reviewer) (of|on|to|for) (PR|pull request|#){number}
         .{reviewers} should (review|look at|check) (PR|pull request) {number}
         .PR {number} needs eyes. Ask {reviewers}
         .reviewers for {number}: {reviewers}
         (send|pass) (PR|pull request) {number} to {reviewers} for review""", "ok => The review is requested."),
    tool("review", "(request_changes|reject_pr|decline_pull_request)|pr_(reject|request_changes)", "(request changes on|reject) a pull request", "number pr id pr_number: id\ncomment reason body message text: sentence", """(request changes|ask for changes) on (PR|pull request) {number}: {comment}
         (reject|decline) (PR|pull request) {number} (with the comment|because|saying) {comment}
         .(PR|pull request) {number} needs (work|changes): {comment}
         send (PR|pull request) {number} back (saying|with the note) {comment}
         .no to PR {number}: {comment}"""),
    tool("review", "(close|abandon|drop)_(pull_request|pr|merge_request)|pr_close|close_pr", "close a pull request without merging it", "number pr id pr_number pull_request: id\n?repository repo project: repo", """close (pull request|PR|the PR|MR) (#|number |){number}[ in {repository}]( without merging| unmerged|)
         (abandon|drop|throw away) (PR|pull request) {number}[ in {repository}]
         .(PR|pull request) {number} is (obsolete|no longer needed|a duplicate), close it
         .We don't need PR {number} any more. Close it
         .PR {number} can be closed""", "closed => PR {number} is closed.", held=True),
    tool("tickets", "(create|add|new|make|open)_(jira_issue|ticket|work_item|story|jira_ticket)|jira_create|ticket_(create|new|open)", "(create|open) a (ticket|work item|story) in a project", "summary title name headline subject: bug\nproject board project_key in: enum OPS WEB DEV QA HR DATA\n?type kind issue_type: enum bug story task epic\n?priority prio urgency: enum low=can_wait,not_urgent medium=normal high=urgent,important critical=on_fire,blocking_everybody", """(create|open|add|make) (a|a new) {type} in {project:n}: {summary}
         (create|open|file|add|make|write) (a ticket|a new ticket|an issue) in (project |the project |){project:n} (called|titled|with the title|saying|for) {summary}
         .new {project} ticket: {summary}
         .new {type} for {project}: {summary}
         .(ticket|jira) {project}: {summary}
         (create|open) a {project} ticket: {summary}
         .{project} (needs|should get) a ticket: {summary}
         (put|add) {summary:q} (in|into|on) the {project} (backlog|board|project)[ as a {type}]
         (create|file) a {priority} {type} in {project}: {summary}
         .I found a problem. File it in {project}: {summary}""", "{\"key\": \"{1:code}\"} => The ticket is {1}."),
    tool("tickets", "(move|transition|update)_(ticket|issue_status|jira_issue|card|issue_state)|set_(status|ticket_status)|transition", "(move a ticket to another state|change the status of a ticket)", "key ticket issue id issue_key ticket_id: key\nstatus state to column new_status: enum todo=to_do,the_backlog in_progress=in_progress,doing review=in_review,review done=done,finished blocked=blocked", """(move|set|put|transition|change) {key} to {status}
         (mark|flag) {key} as {status}
         (set|change) the (status|state) of {key} to {status}
         .{key} is {status}( now|)
         .{key} should be {status}
         (put|drag) the card {key} (in|into|to) {status}
         .{key} -> {status}
         .I worked on {key} today. It is {status} now
         ?can you set {key} to {status}""", "ok => {key} is moved."),
    tool("tickets", "(search|find|query|list)_(issues|tickets|jira|work_items|bugs)|issue_search|ticket_search|jira_search", "(search|find) (issues|tickets) by (text|words)", "query text q search terms: query\n?project repo in board: enum OPS WEB DEV QA HR DATA\n?status state: enum open closed all\n?limit max count: count", """(search|look through) the (issues|tickets|bugs) for {query}
         (find|show me|list|get) [{status} ](issues|tickets|bugs) about {query}
         ?(is there|do we have) (a ticket|an issue|a bug report|something open) about {query}
         ?has anybody (reported|filed) {query:q}
         (find|list) the {project} (tickets|issues) about {query}
         .(tickets|issues) about {query}
         .Somebody told me about a bug. Search the tickets for {query}
         (find|get) {limit} (tickets|issues) (on|about) {query}""", "{1:code}: {2:bug} => I found {1}.", True),
    tool("tickets", "(log|add|book|track)_(work|time|hours|worklog)|worklog_add|time_log", "(log|book) (time|hours) on a ticket", "key ticket issue id issue_key: key\nhours time_spent spent duration: hours / minutes time_spent spent: minutes\n?comment note description text: bug", """(log|book|add|track|record) {hours} (on|to|for|against) {key}
         .I (worked|spent) {hours} on {key}(, log it|, log that| today|)
         .{hours} on {key}
         .{key} took me {hours}
         (put|write) {hours} on (the ticket |){key}[ (with the note|saying|for) {comment}]
         .{key}: {hours}[ for {comment}]
         .I was busy with {key} for {hours}. Log it""", "ok => {hours} hours are logged on {key}."),
    tool("tickets", "(link|connect|relate)_(issues|tickets)|issue_link|link_tickets", "link two tickets", "source from key first issue: key\ntarget to other second linked_issue: key\ntype relation link_type kind: enum blocks duplicates relates_to causes", """.{source} {type} {target}
         (mark|note|record) that {source} {type} {target}
         link {source} (to|with|and) {target} as {type}
         (add|create|make) a {type} link from {source} to {target}
         ?does {source} {type:n} {target}? (Then link them|Link them if so)
         set {source} {type} {target}""", held=True),
    tool("tickets", "(estimate|set_points|set_estimate|add_story_points)|story_points|estimate_ticket", "set the (estimate|story points) of a ticket", "key ticket issue id: key\npoints estimate story_points value size: count", """(estimate|size) {key} (at|with|as) {points} points
         (give|set) {key} {points} (points|story points)
         .{key} is (a|worth) {points}( points|)
         .{points} points for {key}
         set the (estimate|points|story points) of {key} to {points}
         .The team says {key} is {points} points"""),
    tool("tickets", "(add|set|attach|put)_(labels|label|tags)|label_issue|issue_(labels|label)|tag_ticket", "(add|put) labels on an issue", "number issue id ticket issue_number: id / key ticket issue: key\nlabels tags names: tags", """(add|put|set|attach) the (label|labels|tags) {labels} (to|on) (issue|ticket) (#|){number}
         (label|tag) (issue|ticket|#){number} (with|as) {labels}
         .(issue|ticket) {number} (should have|gets|needs) the labels {labels}
         .labels for {number}: {labels}
         (mark|flag) (issue|ticket) {number} as {labels}""", "ok => The labels are set."),
    tool("tickets", "(set|move|create|assign)_(milestone|sprint|to_sprint|fix_version)|milestone_set|add_to_sprint", "(put a ticket into a sprint|assign a ticket to a milestone)", "key ticket issue id: key\nsprint milestone version to: int", """(move|put|add|pull) {key} (to|into|in) sprint {sprint}
         (plan|schedule) {key} for sprint {sprint}
         .{key} (goes|belongs|should go) (in|into|to) sprint {sprint}
         .sprint {sprint} should include {key}
         .{key} did not make it. Move it to sprint {sprint}"""),
    tool("tickets", "(delete|remove)_(ticket|jira_issue|work_item)|ticket_delete|delete_issue", "delete a ticket", "key ticket issue id issue_key: key", """(delete|remove|erase) {key}
         (delete|remove|erase|get rid of) (the ticket|ticket|issue|the issue) {key}
         .{key} (was a mistake|is spam|is a duplicate), delete it
         .{key} can go
         .Nobody needs {key} any more. Delete it
         throw {key} away""", "ok => {key} is deleted."),
    tool("tickets", "(watch|follow|subscribe_to)_(issue|ticket|repo|thread)|watch|follow_ticket", "(follow|get updates of) a ticket", "key ticket issue id: key", """(watch|follow|subscribe to) (the ticket |ticket |issue |){key}
         (keep|notify) me (posted|updated) (on|about) {key}
         .I want (to hear about|updates on|to follow) {key}
         (tell me|let me know) when {key} changes
         .notifications for {key}"""),
]
