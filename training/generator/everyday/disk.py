"""Files and folders of every kind, in many more words than one needs."""
from .tool import tool

TOOLS = [
    tool("file", "(read|open|view|get|load|show|cat)_(file|text_file|file_content|contents|source)|read|cat|view_file|fs_read|file_get", "(read|reads|open|returns the contents of|shows) a (file|text file)", "path file_path file filename filepath target_file absolute_path: path\n?offset start start_line first_line line_from: int\n?limit lines max_lines count num_lines: int", """(read|open|show me|display|cat|print|load|view) {path}
         (read|show me) {path} (from|starting at|beginning at) line {offset}
         (read|show me|give me|print) (the first |the top |){limit} lines of {path}
         ?what (does|is) {path} (say|saying|about|full of)
         ?what's (in|inside) {path}
         ?what (did|do) (we|I|they) (write|have) in {path}
         .I (want|need|would like) to (see|read|look at) {path}
         .I can't remember what is in {path}
         .let me see {path}
         .let's have a look (at|into) {path}
         .{path} please
         .content of {path}
         (show|tell) me what {path} contains
         (look|peek) (at|into|inside) {path}
         .There is a file called {path}. (Read it|Show it to me|What does it say?)
         dump {path} to the screen
         ?could I see {path}
         pull up {path}""", "", True, like="read"),
    tool("file", "(write|create|save|make)_(file|text_file|new_file|file_content)|write|fs_write|file_put|save_as", "(write|create|save) a (file|text file)( with the given content|)", "path file_path file filename filepath target: path\ncontent contents text data body file_text: content\n?overwrite replace force: bool and_overwrite_it_if_it_exists,replacing_what_is_there/without_overwriting_anything,but_do_not_overwrite_it", """(write|save|put) {content:q} (to|into|in) {path}[ {overwrite}]
         (create|make) {path} (with|containing|and write) {content:q}[ {overwrite}]
         (create|make|write|start) (a file|a new file|a text file) {path} (that says|which says|with the words|with this in it:|reading) {content}
         (create|write) {path}: {content}
         .{path} (should|has to|must) (read|contain|say): {content}
         .I need a file (called|named) {path} (with|that contains|that says) {content}
         .I want {content:q} (in|to be saved in|stored as) {path}
         (note|store|keep) {content:q} (in|as) {path}
         (fill|create) {path} with {content:q}
         .file {path}: {content}
         .the text is {content:q}, (save|write) it (to|as) {path}
         .Make a new file. Call it {path} and put {content:q} in it
         ?could you (save|put) {content:q} (as|in|into) {path}
         (let|make) {path} say {content:q}
         echo {content:q} (to|into) {path}""", "ok => {path} is written."),
    tool("file", "(edit|replace|change|modify|patch)_(file|text|in_file|string|file_content)|str_replace|search_replace|edit|replace_text|sed", "(replace|change) a text in a file( by another|)", "path file_path file filename target: path\nold_text old old_string find search from: pattern\nnew_text new new_string replace replacement to: pattern\n?all replace_all every: bool everywhere,all_of_them/only_the_first_one,just_once", """in {path}(,|) (replace|change|swap) {old_text} (with|for|by|to|into) {new_text}[ {all}]
         (replace|change|swap|substitute) {old_text:q} (with|for|by|to) {new_text:q} in {path}[ {all}]
         (edit|fix|change|update) {path}: {old_text:q} (should be|becomes|to|->) {new_text:q}
         (change|replace) {old_text} in {path} (to|with|into) {new_text}[ {all}]
         .{path} says {old_text:q}, (it should say|make that|change it to) {new_text:q}
         .{old_text:q} in {path} (should be|has to be|must become) {new_text:q}
         .There is a mistake in {path}. Replace {old_text:q} with {new_text:q}
         (open|take) {path} and (replace|change) {old_text:q} (to|with|into) {new_text:q}
         .{path}: {old_text:q} -> {new_text:q}
         ?can you (swap|exchange|replace) {old_text:q} (for|with) {new_text:q} in {path}
         (rename|turn) {old_text:q} (to|into) {new_text:q} (inside|in) {path}
         (use|write|put) {new_text:q} instead of {old_text:q} in {path}[ {all}]
         .wherever {path} has {old_text:q}, I want {new_text:q}""", "ok => {path} is changed.", like="edit"),
    tool("file", "(insert|add|put)_(line|text_at|at_line|line_at|text)|insert|insert_text", "insert a line of text (at a line number|before or behind a line) of a file", "path file_path file filename: path\nline line_number at after_line insert_line position: int\ntext content new_text new_line what: content", """(insert|add|put) {text:q} (at|in|after|behind|on) line {line} (of|in) {path}
         (insert|add) a line (after|at|behind) line {line} of {path}: {text}
         in {path}, (insert|add|put) {text:q} at line {line}
         .line {line} of {path} should (be|read|say) {text}
         .{path}, line {line}: (insert|add) {text}
         .Something is missing in {path} at line {line}. Insert {text:q}""", "ok => The line is in {path}.", like="edit"),
    tool("file", "(delete|remove)_(lines|line|line_range)|line_(delete|remove)|drop_line", "delete (lines|a range of lines) of a file", "path file_path file filename: path\nstart first from_line line start_line: int\nend last to_line end_line until: int", """(delete|remove|cut|drop) (the |)lines {start} (to|through|until|-) {end} (of|from|in) {path}
         (delete|remove) (everything|all lines|the lines) (between|from) line {start} (and|to) (line |){end} (of|in) {path}
         in {path}, (delete|remove) lines {start} to {end}
         .lines {start} to {end} of {path} (can go|are wrong, remove them|must be deleted)
         cut lines {start} to {end} out of {path}""", "ok => The lines are gone.", like="edit", held=True),
    tool("file", "(copy|duplicate|clone)_(file|path|document|item)|cp|copy|fs_copy|file_copy|duplicate", "(copy|duplicate) a file( or folder|)", "source src from path from_path original source_path: path\ndestination dest to target to_path copy_path: path\n?overwrite force replace: bool and_overwrite_it,replacing_what_is_there/without_overwriting,unless_it_exists", """(copy|duplicate|cp) {source} (to|as|into) {destination}[ {overwrite}]
         (make|create) a (copy|duplicate) of {source} (called|named|as|in|at) {destination}
         (copy|duplicate) (the file |file |){source} and (call|name) (it|the copy) {destination}
         (save|store|put) a copy of {source} (as|to|in|under) {destination}
         .I (need|want) {source} (copied to|as|also as) {destination}
         .I want to keep the old {source}. Copy it to {destination}
         .copy of {source} -> {destination}
         .before I touch {source}, copy it to {destination}
         ?can I have {source} twice? Call the (second|other) one {destination}
         (back up|clone) {source} (to|as) {destination}
         .{destination} should be a copy of {source}
         ?could you duplicate {source} as {destination}""", "ok => {destination} is a copy of {source}."),
    tool("file", "(move|rename|relocate)_(file|path|document|item)|mv|move|fs_move|file_(move|rename)", "(move|rename) a file( or folder|)", "source src from path old_path old_name from_path: path\ndestination dest to target new_path new_name to_path: path", """(move|rename|mv) {source} (to|into|as) {destination}
         (rename|move) (the file |file |){source} (to|into) {destination}
         (call|name) {source} {destination} (instead|from now on)
         (change|give) {source} the name {destination}
         .{source} (should be|is now|has to be) (called|named) {destination}
         .{source} (belongs|should be|goes|should live) (at|in|under) {destination}
         .{source} is in the wrong place. Move it to {destination}
         .rename {source} -> {destination}
         ?can you (move|bring|shift) {source} (over |)to {destination}
         (put|place) {source} (at|under) {destination}
         .I named it {source} but it should have been {destination}. Rename it
         let {source} be {destination}""", "ok => {source} is {destination} now."),
    tool("file", "(delete|remove|erase|trash|unlink)_(file|path|document|item)|rm|delete|fs_delete|file_(delete|remove)", "(delete|remove|erase) a file( for good|)", "path file_path file filename target name: path\n?permanent forever skip_trash hard: bool forever,for_good,permanently/into_the_trash,but_keep_it_in_the_trash", """(delete|remove|erase|rm|trash|drop) {path}[ {permanent}]
         (delete|remove|erase|get rid of) (the file |file |){path}[ {permanent}]
         (throw|chuck) {path} away
         .{path} (can go|must go|is not needed any more|has to disappear|is garbage)[, delete it {permanent}]
         .I (don't need|no longer need|have no use for) {path}( any more|). (Delete|Remove) it[ {permanent}]
         .we are done with {path}, (remove|delete) it
         ?can {path} be deleted
         make {path} disappear
         .{path} was a mistake. Remove it
         clean up {path}
         wipe {path} (from the disk|off the disk)""", "ok => {path} is deleted."),
    tool("file", "(list|show|browse|read)_(directory|dir|folder|files|folder_contents|path)|ls|list_dir|dir|fs_list|tree", "(list|lists|show) (files|the files|what is) in a (directory|folder)", "path directory dir folder dir_path location: folder\n?depth levels max_depth: count\n?hidden show_hidden all include_hidden: bool with_hidden_files,hidden_ones_too/without_hidden_files,no_hidden_files\n?sort_by order sort: enum name size date type", """(list|show|show me|give me) (the files|all files|everything) (in|inside|under|of) {path}[, {hidden}][, sorted by {sort_by}]
         (list|browse|ls|dir) {path}[ {hidden}]
         ?what (is|do we have|files are|can I find) (in|inside|under) {path}
         ?which (files|documents|things) (are|do we have|lie) in {path}
         (list|show) {path} sorted by {sort_by}
         .(files|contents|listing) (in|of) {path}[ by {sort_by}]
         .I (want|need) to (see|know) what is in {path}
         .I'm looking for something in {path}. List it
         (take|have) a look (around in|into) the folder {path}
         (show|draw) the tree of {path}[ with {depth} levels]
         (open|go into) the folder {path} and (show|tell) me what is there
         .let me see everything in {path}[ {hidden}]""", "{1:path} => There is {1}.", True, like="list"),
    tool("file", "(find|search|locate|look_for)_(file|files|by_name|document|filename)|find|locate|file_(find|search)|where_is_file", "(find|locate) files by (their |)name", "name filename pattern file_name query glob: path / pattern glob name_pattern mask: glob\n?directory path folder root in where: folder", """(find|locate|look for|search for) (the file |a file called |a file named |){name}[ (in|under|below) {directory}]
         ?where (is|did I put|do we keep|can I find) (the file |){name}[ (in|under) {directory}]
         ?in (which|what) (folder|directory) is {name}
         ?is there (a file|a file called|something called) {name}[ in {directory}]
         ?do we have a file {name}[ in {directory}]
         .I (lost|can't find|am looking for|misplaced) {name}[, it is somewhere in {directory}]
         .{name} must be somewhere[ in {directory}]
         .find {name}[ in {directory}]
         (search|go through) {directory} for (a file called |files named |){name}
         .location of {name}""", "{1:path} => It is {1}.", True),
    tool("file", "(search|grep|find|look_for)_(in_file|text_in_file|in_files|content|string|text)|grep|search_text|text_search|find_text", "(search|look for) a (text|string|word) (in|inside) a file", "query text pattern needle term what search_term: pattern\npath file file_path in filename where: path\n?ignore_case case_insensitive nocase: bool ignoring_case,in_any_case,no_matter_the_case/exactly_as_written,matching_case", """(search|grep|scan|check) {path} for (the word |the text |the string |){query}[ {ignore_case}]
         (find|locate|look for|look up) (the word |the text |the string |the term |every |){query} (in|inside|within) {path}[ {ignore_case}]
         ?does {path} (contain|have|mention|include|say) (the word |){query:q}( anywhere| somewhere|)
         ?is (the word |){query:q} (in|somewhere in|anywhere in) {path}
         ?where (in|inside) {path} (is|does it say|do I find|do we use) {query:q}
         ?how often does {query:q} (occur|appear|come up) in {path}
         ?(on|in) which line (of|in) {path} is {query:q}
         (show|give|print) me (the lines|every line|all lines) (of|in) {path} (with|that contain|that have|mentioning) {query:q}
         .I'm looking for {query:q} in {path}
         .{path} should mention {query:q}. (Find it|Where?|Search for it)
         .grep {query} {path}
         .occurrences of {query:q} in {path}
         (go|look|read) through {path} and find {query:q}""", "{path}:{1:count}: {query} => It is in line {1}.", True, like="grep"),
    tool("file", "(search|grep|find)_(in_folder|directory|codebase|folder|text_in_folder|in_directory)|ripgrep|folder_search|search_dir|code_grep", "(search|look for) a (text|string|pattern) in (the files of a directory|all files of a folder)", "query text pattern needle term regex: pattern\ndirectory path folder dir root in: folder\n?file_type type extension include: extension\n?max_results limit max: count", """(search|grep|scan|comb) (the files in |everything in |the folder |){directory} for {query}
         (find|look for|locate) (all |every |any |)(places|files|lines) in {directory} (that mention|with|that contain|that use) {query:q}
         (find|look for|search for) {query:q} (in|under|below) {directory}[ in {file_type} files]
         ?which files (in|under|of) {directory} (mention|contain|use|have) {query:q}
         ?is {query:q} (used|mentioned) anywhere in {directory}
         ?where in {directory} (is|do we use|do we have) {query:q}
         .{query:q} must be somewhere in {directory}
         .all (uses|mentions) of {query:q} in {directory}
         .I changed {query:q}. Find it in {directory}
         search {directory} for {query:q}, {max_results} (results|hits) are enough""", "{1:path}:{2:count}: {query} => It is in {1}.", True, like="grep"),
    tool("file", "(create|make|new|add)_(directory|folder|dir)|mkdir|fs_mkdir|folder_(create|new)", "(create|make) a (directory|folder)", "path directory folder dir name dir_path: folder\n?parents recursive: bool with_all_folders_above_it,with_parents/without_parents", """(create|make|add|set up) (a folder|a directory|a new folder|a new directory) (called|named|at|) {path}[ {parents}]
         (create|make|mkdir) (the folder |the directory |the dir ){path}[ {parents}]
         mkdir {path}
         .I need a (folder|directory|new folder) (called|named|for|) {path}
         .new (folder|directory)(:|) {path}
         .{path} does not exist (yet|), (create|make) (that|this) (folder|directory)
         .My files are a mess. Make a folder {path} for them
         .there should be a folder {path}""", "ok => The folder {path} is there."),
    tool("file", "(delete|remove)_(directory|folder|dir)|rmdir|fs_rmdir|folder_(delete|remove)", "(delete|remove) a (directory|folder)", "path directory folder dir name: folder\n?recursive with_contents force: bool with_everything_in_it,and_all_its_files/only_if_it_is_empty", """(delete|remove|erase|drop) the (folder|directory) {path}[ {recursive}]
         rmdir {path}
         (get rid of|throw away) the (folder|directory) {path}[ {recursive}]
         .the (folder|directory) {path} (can go|is empty|is obsolete), (delete|remove) it[ {recursive}]
         .I don't need the folder {path}. Delete it {recursive}
         (delete|remove) {path} {recursive}""", "ok => The folder {path} is gone."),
    tool("file", "(get|show|check|read)_(file_info|metadata|file_size|stat|properties|file_stats)|stat|file_(info|stat|size)|fs_stat", "(size|size and date|properties) of a file", "path file file_path filename of: path", """?how (big|large|long) is {path}
         ?when (was|did somebody) {path} (changed|last changed|modified|saved|created)
         ?how (old|new) is {path}
         ?who (owns|is the owner of) {path}
         ?what (size|type) is {path}
         ?how (many bytes|much space) does {path} (have|take)
         (get|show me|tell me|check) the (size|properties|details|age|permissions) of {path}
         .size of {path}
         .I need the (size|exact size|date) of {path}
         .{path} seems too small. How big is it?""", "{1:n} bytes => It has {1} bytes.", True),
    tool("file", "(check|does|test)_(file_exists|exists|path_exists|path)|file_exists|exists|is_file", "check whether a (file|path) exists", "path file file_path filename: path", """?does {path} (exist|already exist)
         ?is there (a file |already |really |){path}
         ?do (we|I) (already |still |)have {path}
         (check|see|tell me|find out|verify) (if|whether|that) {path} exists
         .I'm not sure {path} (is there|exists)
         .existence of {path}
         .I think {path} was deleted. Does it still exist?""", "true => Yes, {path} exists.\nfalse => No, {path} does not exist.", True, held=True),
    tool("file", "(compress|zip|archive|pack)_(folder|files|directory|file)|zip|create_archive|make_zip|tar", "(compress|pack) a (folder|file) into an archive", "source path folder input directory: folder\ndestination output archive target to zip_path: path\n?format type kind: enum zip tar gz 7z\n?password secret key: digits", """(zip|compress|pack|archive) {source} (to|into|as) {destination}[ with the password {password}]
         (make|create) (a zip|an archive|a {format} archive) (of|from|out of) {source} (called|named|as|in) {destination}[ with the password {password}]
         (zip|pack) (up |){source} and (call|name) it {destination}
         .{source} is too big to send. Compress it into {destination}
         .archive of {source} in {destination}
         (put|pack) everything in {source} into {destination}[, protected with {password}]""", "ok => {destination} is ready."),
    tool("file", "(extract|unzip|unpack|decompress)_(archive|file|zip)|unzip|unpack|extract|untar", "(unpack|extract) an archive", "path archive file source zip_path: path\n?destination output_dir target to folder: folder", """(unzip|extract|unpack|decompress|untar) {path}[ (to|into|in) {destination}]
         (extract|unpack) (the archive|the files of|everything from) {path}[ (to|into) {destination}]
         ?what can you get out of {path}
         (open|unpack) the archive {path}
         .I downloaded {path}. Unpack it[ (to|into) {destination}]
         .{path} (has to be|must be) unpacked[ in {destination}]
         get the files out of {path}[ into {destination}]""", "ok => {path} is unpacked."),
    tool("file", "(set|change|update)_(permissions|file_mode|mode|file_permissions)|chmod|set_mode", "change the permissions of a file", "path file file_path target: path\nmode permissions value octal: enum 644=readable_for_all,read-only_for_others 755=executable,runnable 600=private,only_mine 777=open_for_everybody", """make {path} {mode}
         (set|change) the permissions of {path} to {mode}
         chmod {mode} {path}
         .{path} (should be|must be|has to be) {mode}
         .I can't run {path}. Make it {mode}
         give {path} the mode {mode}""", "ok => {path} has new permissions."),
    tool("file", "(append|add)_(to_file|line|text|line_to_file)|append|file_append|fs_append|add_to_file", "(append|add) text (to|at the end of) a file", "path file file_path filename target: path\ncontent text line data value what: content", """(append|add|attach) {content:q} (to|to the end of|at the end of|at the bottom of) {path}
         (add|write|put) (the line |a line ){content:q} (to|in|into|at the end of) {path}
         (add|append) to {path}: {content}
         .{path} (needs|should get|is missing) (the line|one more line|another line)(:|) {content:q}
         .I forgot something in {path}. Add {content:q} at the end
         (put|write) {content:q} (at the end|at the bottom|below everything) (of|in) {path}
         .one more line for {path}: {content}
         extend {path} (with|by) {content:q}""", "ok => It is in {path}.", like="edit"),
    tool("file", "(compare|diff)_(files|two_files|documents)|diff|file_(diff|compare)|cmp", "(compare|show the differences of) two files", "first a left file1 path1 old: path\nsecond b right file2 path2 new: path\n?ignore_whitespace whitespace ignore_space: bool ignoring_whitespace,without_looking_at_spaces/including_whitespace", """(compare|diff) {first} (with|to|and|against) {second}[ {ignore_whitespace}]
         ?what is (different|the difference) between {first} and {second}[ {ignore_whitespace}]
         ?are {first} and {second} (the same|identical|equal|different)
         ?how does {first} differ from {second}
         (show me|find|list) the (differences|changes) (between|of) {first} and {second}
         .diff {first} {second}
         .{first} against {second}
         .I have two versions, {first} and {second}. (Compare them|What changed?)""", "", True),
    tool("file", "(count|get)_(words|lines|characters|word_count|line_count)|wc|word_count|count", "count the (words|lines) of a file", "path file file_path filename: path\nunit what of type: enum words lines characters", """?how many {unit} (are in|does|has|are there in) {path}( have| contain|)
         count the {unit} (in|of) {path}
         (tell me|get|give me) the number of {unit} in {path}
         .{unit} in {path}
         .number of {unit} (in|of) {path}
         .I have a limit. How many {unit} are in {path}?
         ?can you count the {unit} in {path}""", "{1:n} => There are {1}.", True),
    tool("file", "(convert|export|transform)_(file|document|data|image_format)|convert|file_convert|export_as", "convert a file to another format", "path file source input from: path\nformat to target output_format type: enum pdf docx csv json xml html png jpg mp3 xlsx", """(convert|turn|change|transform) {path} (to|into) (a |){format}( file|)
         (export|save) {path} as (a |){format}( file|)
         (make|create|produce) (a |){format}( file| version|) (of|from|out of) {path}
         .I need {path} (as|in) {format}
         .{path} -> {format}
         .They can't open {path}. Send it as {format}, so convert it
         ?can I have {path} as {format}
         ?is it possible to get {path} in {format}""", "ok => It is converted."),
    tool("file", "(open|launch|start|run)_(app|application|program|in_editor)|open_app|launch|app_start", "(open|start) an application( with a file|)", "app application name program: enum editor browser calculator terminal calendar mail music photos\n?file path document with: path", """(open|start|launch|run|bring up) (the |my |){app}[ with {file}]
         (open|show|edit) {file} (in|with) the {app}
         .I (want|need) the {app}[ with {file}]
         .{app} please
         ?can you (open|start) the {app}
         get the {app} (started|going|open)""", "ok => The {app} is open."),
    tool("file", "(run|execute|exec)_(command|shell|bash|shell_command|terminal|script)|bash|shell|terminal|run|sh|exec", "(run|execute) a (shell |)command", "command cmd command_line script shell_command: command\n?timeout max_seconds seconds: seconds\n?cwd directory working_directory dir: folder", """(run|execute|do|start|try) {command}
         (run|execute) {command:q}[ in {cwd}][ (with a timeout of|for at most) {timeout}]
         (run|execute) (the command|this command|this|the following)(:|) {command}
         (run|execute|type) {command:q} (in the shell|in a terminal|on the command line)[ in {cwd}]
         .in {cwd}, run {command}
         .$ {command}
         .(shell|bash|terminal)(:|) {command}
         ?what (does|is the output of|happens with) {command:q}( print| say| give|)
         ?what do you get (from|for|when you run) {command:q}
         .I want to (see|know) (what {command:q} says|the output of {command:q})
         ?can you (run|try|execute) {command}
         (cd|go) to {cwd} and (run|execute) {command}
         (use|take) the (shell|terminal) (for|to run) {command}""", "", True, like="shell"),
    tool("file", "(share|send|create_link_for)_(file|document|link)|share|file_share|share_link", "share a file with (somebody|a person)", "path file document name: path\nemail person with recipient to: email\n?permission role access can: enum view=look_at_it,only_read edit=change_it comment=comment_on_it\n?days expires expires_in for_days: days", """share {path} with {email}[ for {days}]
         (give|grant) {email} access to {path}[ for {days}]
         share {path} with {email} so that they can {permission}
         (give|grant) {email} access to {path} so that they can {permission}
         .{email} (should|wants to|needs to) see {path}[ for {days}]
         .{email} asked for {path}. Share it
         .access to {path} for {email}
         ?can {email} get access to {path}""", "ok => {email} can see {path}.", held=True),
]
