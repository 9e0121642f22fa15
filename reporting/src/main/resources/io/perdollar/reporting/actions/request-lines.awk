# Reads lines of request logs and tells which of them keep a VM busy, by the rules of PerDollar; stop-when-idle.sh runs it.
#   FORMATS    one a line: default, json or none (the escape= of nginx) and a log_format; or keys and variable=key words
#              for JSON lines. A line may be of any of them. Empty: combined and what resembles it, and JSON
#   INFERENCE  IGNORE   extended regular expressions of METHOD /path, one a line
#   TORN       not empty: the last line is not complete yet, and is left for the next time
#   EXPLAIN    not empty: prints "busy|quiet|unknown TAB time TAB line" of each line
# Prints three lines: time of the last busy line, lines, unknown lines, bytes of a torn line; that busy line; an unknown line.
# Written for any awk: mawk, gawk, busybox. Bytes, not letters: run it with LC_ALL=C.
function days(y, m, d) {                       # days from 1970-01-01, proleptic Gregorian
    if (m <= 2) { y--; m += 12 }
    return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 719469
}
function length_of(y, m) {
    if (m == 2) return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) ? 29 : 28
    return m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31
}
function at(y, m, d, h, i, s, zone,    offset) {
    y += 0; m += 0; d += 0; h += 0; i += 0; s += 0    # else 09 is compared as text
    if (y < 2000 || m < 1 || m > 12 || d < 1 || d > length_of(y, m) || h > 23 || i > 59 || s > 60) return -1
    gsub(/:/, "", zone)
    offset = 0
    if (zone != "Z") {
        offset = substr(zone, 2, 2) * 3600 + substr(zone, 4, 2) * 60
        if (substr(zone, 1, 1) == "-") offset = -offset
    }
    return days(y, m, d) * 86400 + h * 3600 + i * 60 + s - offset
}
function instant(text,    month, zone) {       # any of the times that logs hold; -1 where it is none
    if (text ~ /^[0-9][0-9]\/[A-Z][a-z][a-z]\/[0-9][0-9][0-9][0-9]:[0-9][0-9]:[0-9][0-9]:[0-9][0-9] [-+][0-9][0-9][0-9][0-9]$/) {
        month = index("JanFebMarAprMayJunJulAugSepOctNovDec", substr(text, 4, 3))
        if (month % 3 != 1) return -1
        return at(substr(text, 8, 4), (month + 2) / 3, substr(text, 1, 2), substr(text, 13, 2), substr(text, 16, 2), substr(text, 19, 2), substr(text, 22))
    }
    if (text ~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][T ][0-9][0-9]:[0-9][0-9]:[0-9][0-9]([.,][0-9]+)?(Z|[-+][0-9][0-9]:?[0-9][0-9])$/) {
        zone = substr(text, 20)
        sub(/^[.,][0-9]+/, "", zone)
        return at(substr(text, 1, 4), substr(text, 6, 2), substr(text, 9, 2), substr(text, 12, 2), substr(text, 15, 2), substr(text, 18, 2), zone)
    }
    if (text ~ /^[0-9]+([.][0-9]+)?$/) {         # seconds, or milli-, micro- or nanoseconds
        month = text + 0
        while (month >= 10000000000) month /= 1000
        return month >= 946684800 ? int(month) : -1
    }
    return -1
}
function role_of(name) {
    if (name == "msec" || name == "time_iso8601" || name == "time_local") return "time"
    if (name == "status" || name == "request") return name
    if (name == "request_time") return "seconds"
    if (name == "body_bytes_sent" || name == "bytes_sent") return "count"
    if (name == "request_method") return "method"
    if (name == "request_uri" || name == "uri" || name == "document_uri") return "uri"
    return ""
}
function slash_first(name) { return name == "request_uri" || name == "uri" || name == "document_uri" }
function several(name) {                       # upstream variables hold one value per try
    return name ~ /^upstream_/ && name !~ /^upstream_(http|cookie|trailer)_/ && name != "upstream_cache_status"
}
# A format of nginx: text, and fields that end where the text after them begins. 0 where it cannot be read.
function compile(f, format,    keep, rest, from, n, text, name, names, role, roles, i, quotes, before, seen) {
    n = 0
    rest = format
    split("", name); split("", text)
    while (rest != "") {                         # text[i] stands before name[i]
        n++
        from = index(rest, "$")
        if (from == 0) { text[n] = rest; name[n] = ""; break }
        text[n] = substr(rest, 1, from - 1)
        rest = substr(rest, from)
        if (!match(rest, /^[$]([A-Za-z0-9_]+|[{][A-Za-z0-9_]+[}])/)) return 0
        name[n] = substr(rest, 2, RLENGTH - 1)
        rest = substr(rest, RLENGTH + 1)
        gsub(/[{}]/, "", name[n])
    }
    if (n == 0 || name[1] == "") return 0
    head[f] = text[1]
    before = text[1]
    split("", seen); split("", roles)
    fields[f] = 0
    quotes = 0
    for (i = 1; i <= n && name[i] != ""; ) {
        role = (name[i] in seen) ? "" : role_of(name[i])
        names = name[i]
        seen[name[i]] = 1
        keep = 0
        quotes = (before ~ /"$/) || (quotes && kept[f, fields[f]])
        for (i++; i <= n && name[i] != "" && text[i] == ""; i++) {
            if (slash_first(name[i])) { keep = 1; break }
            if (role != "" || (!(name[i] in seen) && role_of(name[i]) != "")) return 0
            names = name[i]
            seen[name[i]] = 1
        }
        fields[f]++
        field_role[f, fields[f]] = role
        field_name[f, fields[f]] = names
        kept[f, fields[f]] = keep
        after[f, fields[f]] = keep ? "/" : (i <= n ? text[i] : "")
        quoted[f, fields[f]] = quotes && escape[f] != "none" && after[f, fields[f]] ~ /^"/
        tries_list[f, fields[f]] = !quoted[f, fields[f]] && several(names)
        before = after[f, fields[f]]
        if (role != "") roles[role] = 1
    }
    return ("status" in roles) && ("time" in roles) && (("request" in roles) || (("method" in roles) && ("uri" in roles)))
}
function fits(role, text) {
    if (role == "status") return text ~ /^[0-9][0-9][0-9]$/
    if (role == "time") return instant(text) >= 0
    if (role == "seconds") return text == "" || text == "-" || text ~ /^[0-9]+([.][0-9]+)?$/
    if (role == "count") return text == "" || text == "-" || text ~ /^[0-9]+$/
    return 1
}
function is_list(text) { return text ~ /^([^ ,]*((, )|( : )))*[^ ,]*$/ }
# Whether fields i and later match the text: a field ends at the first place that lets the rest match.
function match_fields(f, i, rest,    ends, end, skipped, text, value, n) {
    if (i > fields[f]) return rest == ""
    ends = after[f, i]
    if (ends == "") {
        if (!fits(field_role[f, i], rest) || (tries_list[f, i] && !is_list(rest))) return 0
        set(field_role[f, i], field_name[f, i], rest)
        return 1
    }
    skipped = 0
    while (++tries <= 10000) {
        if (quoted[f, i]) {
            text = substr(rest, skipped + 1)
            end = index(text, "\"")
            if (!end) return 0
            n = 0
            if (escape[f] == "json") while (end - 1 - n > 0 && substr(text, end - 1 - n, 1) == "\\") n++
            if (n % 2) { skipped += end; continue }
            end += skipped
            if (substr(rest, end, length(ends)) != ends) return 0
        } else {
            end = index(substr(rest, skipped + 1), ends)
            if (!end) return 0
            end += skipped
        }
        value = substr(rest, 1, end - 1)
        text = substr(rest, end)
        if (fits(field_role[f, i], value) && !(tries_list[f, i] && (!is_list(value) || text ~ /^(, | : )/)) \
            && match_fields(f, i + 1, kept[f, i] ? text : substr(text, length(ends) + 1))) {
            set(field_role[f, i], field_name[f, i], value)
            return 1
        }
        if (quoted[f, i]) return 0
        skipped = end
    }
    return 0
}
function set(role, name, text) {
    if (role == "") return
    if (escape_now == "json") text = unescaped(text)
    if (role != "time") { value_of[role] = text; return }
    if (!("time" in value_of) || name == "msec" || (name == "time_iso8601" && time_name == "time_local")) {
        value_of["time"] = text
        time_name = name
    }
}
function unescaped(text) {
    if (index(text, "\\") == 0) return text
    gsub(/\\\//, "/", text); gsub(/\\"/, "\"", text); gsub(/\\u002[fF]/, "/", text); gsub(/\\u003[fF]/, "?", text)
    return text
}
function template(f, line) {
    if (substr(line, 1, length(head[f])) != head[f]) return 0
    tries = 0
    escape_now = escape[f]
    return match_fields(f, 1, substr(line, length(head[f]) + 1))
}
# One value of a JSON text; what is left stands in json_rest. Only wanted keys are kept: path, with dots between.
function json_value(f, path,    c, key, found) {
    sub(/^[ \t]+/, "", json_rest)
    c = substr(json_rest, 1, 1)
    if (c == "{" || c == "[") {
        json_rest = substr(json_rest, 2)
        sub(/^[ \t]+/, "", json_rest)
        if (substr(json_rest, 1, 1) == (c == "{" ? "}" : "]")) { json_rest = substr(json_rest, 2); return 1 }
        while (1) {
            key = path "[]"
            if (c == "{") {
                sub(/^[ \t]+/, "", json_rest)
                if (!json_string()) return 0
                key = path == "" ? json_text : path "." json_text
                if (!sub(/^[ \t]*:/, "", json_rest)) return 0
            }
            if (!json_value(f, key)) return 0
            sub(/^[ \t]+/, "", json_rest)
            found = substr(json_rest, 1, 1)
            json_rest = substr(json_rest, 2)
            if (found == (c == "{" ? "}" : "]")) return 1
            if (found != ",") return 0
        }
    }
    if (c == "\"") {
        if (!json_string()) return 0
        found = json_text
    } else {
        if (!match(json_rest, /^[-+.0-9a-zA-Z]+/)) return 0
        found = substr(json_rest, 1, RLENGTH)
        json_rest = substr(json_rest, RLENGTH + 1)
        if (found == "null") found = ""
    }
    if (((f, path) in wanted) && found != "" && found != "-") {
        c = wanted[f, path]
        if (c ~ /^time/) { if (!((c) in json_times)) json_times[c] = found }
        else if (!(c in value_of)) value_of[c] = found
    }
    return 1
}
function json_string(    end, n, from) {
    if (substr(json_rest, 1, 1) != "\"") return 0
    from = 2
    while ((end = index(substr(json_rest, from), "\"")) > 0) {
        end += from - 1
        for (n = 0; substr(json_rest, end - 1 - n, 1) == "\\"; n++) ;
        if (n % 2 == 0) {
            json_text = unescaped(substr(json_rest, 2, end - 2))
            json_rest = substr(json_rest, end + 1)
            return 1
        }
        from = end + 1
    }
    return 0
}
function json(f, line,    i) {
    split("", json_times)
    json_rest = line
    if (line !~ /^[ \t]*[{]/ || !json_value(f, "") || json_rest !~ /^[ \t]*$/) return 0
    for (i = 1; i <= 4; i++) {
        if (("time" i) in json_times) { value_of["time"] = json_times["time" i]; break }
    }
    return 1
}
function keys(f, words,    pair, n, i, name, key) {
    n = split(words, pair, " ")
    for (i = 1; i <= n; i++) {
        name = substr(pair[i], 1, index(pair[i], "=") - 1)
        key = substr(pair[i], index(pair[i], "=") + 1)
        if (name == "msec") wanted[f, key] = "time1"
        else if (name == "time_iso8601") wanted[f, key] = "time2"
        else if (name == "time_local") wanted[f, key] = "time3"
        else if (name == "time" || name == "timestamp" || name == "@timestamp") wanted[f, key] = "time4"
        else if (name == "method") wanted[f, key] = "method"
        else if (name == "path") wanted[f, key] = "uri"
        else if (role_of(name) != "" && name != "document_uri") wanted[f, key] = role_of(name)
    }
}
function guess(line,    rest) {                  # combined and what resembles it, or JSON
    if (line ~ /^[ \t]*[{]/) return json(0, line)
    if (match(line, /[0-9][0-9]\/[A-Z][a-z][a-z]\/[0-9][0-9][0-9][0-9]:[0-9][0-9]:[0-9][0-9]:[0-9][0-9] [-+][0-9][0-9][0-9][0-9]/)) {
        value_of["time"] = substr(line, RSTART, RLENGTH)
    } else if (match(line, /[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]([.][0-9]+)?(Z|[-+][0-9][0-9]:?[0-9][0-9])/)) {
        value_of["time"] = substr(line, RSTART, RLENGTH)
    } else if (match(line, /[1-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][.][0-9][0-9][0-9]/)) {
        value_of["time"] = substr(line, RSTART, RLENGTH)
    } else return 0
    if (!match(line, /"[^"]*"[ ]+[0-9][0-9][0-9]( |$)/)) return 0
    rest = substr(line, RSTART + 1, RLENGTH - 1)
    value_of["request"] = substr(rest, 1, index(rest, "\"") - 1)
    rest = substr(rest, index(rest, "\"") + 1)
    match(rest, /[0-9][0-9][0-9]/)
    value_of["status"] = substr(rest, RSTART, 3)
    return 1
}
function listed(request, patterns, n,    i) {
    for (i = 1; i <= n; i++) if (patterns[i] != "" && request ~ patterns[i]) return 1
    return 0
}
function busy(method, path, status,    plain) {  # the rules of PerDollar: a request, or unrecognised and answered 2xx
    if (method !~ /^[A-Z][A-Z_-]*$/ || path == "") return 0
    plain = path
    sub(/[?].*/, "", plain)
    if (length(plain) > 1) sub(/\/$/, "", plain)
    if (listed(method " " plain, inference, inferences)) return 1
    if (method == "GET" || method == "HEAD" || method == "OPTIONS") return 0
    if (listed(method " " plain, ignored, ignores)) return 0
    return status >= 200 && status <= 299
}
BEGIN {
    inferences = split(ENVIRON["INFERENCE"], inference, "\n")
    ignores = split(ENVIRON["IGNORE"], ignored, "\n")
    formats = 0
    lines_of_formats = split(ENVIRON["FORMATS"], given, "\n")
    for (g = 1; g <= lines_of_formats; g++) {
        if (given[g] == "") continue
        formats++
        escape[formats] = substr(given[g], 1, index(given[g], " ") - 1)
        given[g] = substr(given[g], index(given[g], " ") + 1)
        if (escape[formats] == "keys") keys(formats, given[g])
        else if (escape[formats] !~ /^(default|json|none)$/ || !compile(formats, given[g])) { bad = 1; print "format " given[g]; exit }
    }
    keys(0, "msec=msec time_iso8601=time_iso8601 time_local=time_local time=time timestamp=timestamp @timestamp=@timestamp request=request request_method=request_method method=method request_uri=request_uri uri=uri path=path status=status")
    last = 0; lines = 0; unknown = 0; held = ""
}
function read_line(line,    f) {
    if (formats == 0) { split("", value_of); return guess(line) }
    for (f = 1; f <= formats; f++) {
        split("", value_of)
        if (escape[f] == "keys" ? json(f, line) : template(f, line)) return 1
    }
    return 0
}
function take(line,    time, method, path, words, n, kind) {
    sub(/\r$/, "", line)
    if (line == "") return
    lines++
    time = read_line(line) && ("time" in value_of) ? instant(value_of["time"]) : -1
    if (time < 0 || value_of["status"] !~ /^[0-9][0-9][0-9]$/) {
        unknown++
        if (sample == "") sample = substr(line, 1, 120)
        if (explain) print "unknown\t-\t" line
        return
    }
    if ("request" in value_of) {
        n = split(value_of["request"], words, " ")
        method = n > 0 ? words[1] : ""
        path = n > 1 ? words[2] : ""
    } else {
        method = value_of["method"]
        path = value_of["uri"]
    }
    kind = busy(method, path, value_of["status"] + 0) ? "busy" : "quiet"
    if (explain) printf "%s\t%.0f\t%s\n", kind, time, line
    if (kind == "busy" && time > last) { last = time; what = method " " substr(path, 1, 80) }
}
BEGIN { explain = ENVIRON["EXPLAIN"] != "" }
NR > 1 { take(held) }
{ held = $0 }
END {
    if (bad) exit
    torn = 0
    if (NR > 0) {
        if (ENVIRON["TORN"] != "") torn = length(held)
        else take(held)
    }
    if (!explain) printf "%.0f %.0f %.0f %.0f\n%s\n%s\n", last, lines, unknown, torn, what, sample
}
