"""Search tools as agents have them: a pattern, where, in which files, told in any order."""
from .tool import tool

_WHERE = "?path directory folder dir root in where: folder"
_FILES = "?include glob file_pattern file_glob files filter: endings"
_LOOK = """(find|search for|look for|grep for|grep|locate) {pattern:q} <in {path};in {include}>[, {case_sensitive}]
         (search|look through|scan|grep) {path} for {pattern:q}[, only {include}][, {case_sensitive}][, at most {max_results}]
         (search|look through|grep) {include}[ in {path}] for {pattern:q}[, {case_sensitive}]
         .in {path} (find|look for|search for) {pattern:q}[ in {include}]
         ?where (in {path} |)is {pattern:q}( used| defined| mentioned|)[ in {include}]
         ?(which|what) files[ in {path}] (contain|mention|use|have) {pattern:q}
         ?(do we|does anybody) use {pattern:q} (anywhere |)in {path}
         .{pattern:q} in {path}[, {include}]
         .{path}: {pattern:q}[, {case_sensitive}]
         .(all|every) {pattern:q} (in|under|below) {path}[, {include}]
         .I'm looking for {pattern:q} <in {path};in {include}>[, {case_sensitive}]
         .{pattern:q} (must|should) be somewhere (in|under) {path}[, {include}]
         (find|show me|list) (all|every) (uses of|occurrences of|mentions of|lines with|places with) {pattern:q} <in {path};in {include}>[, first {max_results}]
         (find|show) {max_results} (for|of|with) {pattern:q} <in {path};in {include}>
         ?is {pattern:q} (still |)(used|mentioned) (in|under) {path}[, in {include}]"""

TOOLS = [
    tool("file", "grep|Grep|rg|ripgrep|search|search_files|search_content|find_in_files|code_search|grep_search|search_for_pattern|content_search", "(search|look for|find) (a pattern|text) in (the contents of |)files", f"pattern query regex search_pattern text q: identifier / pattern query: word / pattern regex: regex\n{_WHERE}\n{_FILES}\n?case_sensitive match_case: bool case_sensitive,matching_case/ignoring_case,case_insensitive / ignore_case case_insensitive: bool ignoring_case,case_insensitive/case_sensitive,matching_case\n?max_results limit head_limit max_count: num 2-60 result results / max_results limit: num 2-40 match matches",
         _LOOK, "{1:path}:{2:n} => {pattern} is in {1}, line {2}.", True, like="search_code"),
    tool("file", "glob|Glob|find_files|file_search|list_by_pattern|find_by_name|fd|match_files|find_paths", "(find|list) files whose names match a pattern", "pattern glob name name_pattern file_pattern: endings\n?path directory folder dir root in where: folder\n?max_depth depth levels: num 1-6 level levels\n?limit max_results head: num 3-50 file files",
         """(find|list|show|locate|get)( me|) (all |every |){pattern}[ (in|under|below) {path}][, at most {max_depth} deep]
         (search|look through|scan) {path} for {pattern}[, {max_depth} deep]
         .in {path} (find|list) (all |){pattern}
         ?(which|what) {pattern} (are|do we have) in {path}
         ?(are there|is there|do we have) (any |){pattern}[ (in|under) {path}]
         .{pattern} (in|under|below) {path}[, {max_depth} deep]
         .{path}: (all |){pattern}
         .I need (all |the |){pattern} (of|in|under) {path}[, {limit} will do]
         (find|show) the first {limit} of {pattern}[ in {path}]""", "{1:path} => There is {1}.", True, like="find_by_pattern"),
    tool("file", "list_directory|list_dir|ls|LS|read_dir|directory_tree|list_files|show_directory|tree", "list (the entries of|what is in) a directory", "path directory folder dir location: folder\n?recursive deep all_levels: bool recursively,with_all_subfolders/not_recursively,without_subfolders\n?hidden show_hidden all include_hidden: bool with_hidden_files,including_hidden_ones/without_hidden_files,no_hidden_files\n?ignore exclude skip without_pattern: endings\n?depth max_depth levels: num 1-6 level levels\n?sort sort_by order: enum name size date",
         """(list|show|ls|print)( me|) {path}[ {recursive}][, {hidden}][, sorted by {sort}]
         (list|show)( me|) (what is in|the contents of|the files in|everything in) {path}[ {recursive}][, {hidden}][, {depth} deep]
         (list|show) {path} without {ignore}[, {recursive}]
         ?(what is|what's|what do we have) in {path}[, {hidden}][, {depth} deep]
         ?(what|which) files are in {path}[, {hidden}][, sorted by {sort}]
         .{path}[, {recursive}][, {hidden}], (list|show) it
         .the {path:n} directory[ {recursive}], please
         (look|have a look) (into|at) {path}[, {hidden}]""", "{1:path} => There is {1}.", True, like="list_dir"),
]
