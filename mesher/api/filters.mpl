##! Filters of lists, read from the query: time ranges, levels, states, tags. A value that makes no sense is answered with
##! 400, because a list that ignored it would be wrong without a sign of it.

from Types.Event import canonical_id
from Types.Issue import issue_statuses
from Ingest.Pipeline import now_ms
from Api.Respond import error, query_text

## Times as they are stored; the empty text is no bound.
pub struct Span do
  from :: String
  to :: String
end

pub fn unbounded() -> Span = Span { from: "", to: "" }

## The time range of a request. `fallback` applies when none is given.
pub fn span_of(q :: Request, fallback :: Span) -> Span!Response do
  let range = query_text(q, "range")
  let from = bound_of(q, "from")?
  let to = bound_of(q, "to")?
  if range != "" and (from != "" or to != "") do
    Err(error(q, 400, "range and from or to exclude each other"))
  else if range != "" do
    named_span(q, range)
  else if from != "" or to != "" do
    Ok(Span { from: from, to: to })
  else
    Ok(fallback)
  end
end

fn bound_of(q :: Request, name :: String) -> String!Response do
  let given = query_text(q, name)
  if given == "" do
    Ok("")
  else
    case DateTime.parse(given) do
      Ok(time) -> Ok(DateTime.to_string(time))
      Err(_) -> Err(error(q, 400, "invalid ${name}"))
    end
  end
end

fn named_span(q :: Request, range :: String) -> Span!Response do
  let hours = case range do
    "1h" -> 1
    "24h" -> 24
    "7d" -> 168
    "30d" -> 720
    "90d" -> 2160
    "all" -> 0
    _ -> -1
  end
  if hours < 0 do
    Err(error(q, 400, "invalid range"))
  else if hours == 0 do
    Ok(unbounded())
  else
    Ok(last_hours(hours))
  end
end

pub fn last_hours(hours :: Int) -> Span do
  Span { from: DateTime.to_string(DateTime.from_unix_ms(now_ms() - hours * 3600000)), to: "" }
end

pub fn level_filter(q :: Request) -> String!Response = one_of(q, "level", ["fatal", "error", "warning", "info", "debug"])

pub fn status_filter(q :: Request) -> String!Response = one_of(q, "status", issue_statuses())

## The value of a parameter that has a fixed set of them.
pub fn one_of(q :: Request, name :: String, allowed :: List<String>) -> String!Response do
  let given = query_text(q, name)
  if given == "" or List.contains(allowed, given) do
    Ok(given)
  else
    Err(error(q, 400, "invalid ${name}"))
  end
end

## An id in the query in its stored form, the empty text when there is none.
pub fn id_filter(q :: Request, name :: String) -> String!Response do
  let given = query_text(q, name)
  case canonical_id(given) do
    Some(id) -> Ok(id)
    None -> if given == "" do Ok("") else Err(error(q, 400, "invalid ${name}")) end
  end
end

## `none`, a user's id, or nothing. There is no login, so there is no `me`.
pub fn assignee_filter(q :: Request) -> String!Response do
  if query_text(q, "assigned_to") == "none" do
    Ok("none")
  else
    id_filter(q, "assigned_to")
  end
end

## The `tag=key:value` parameters, of which there may be several.
pub fn tag_filters(q :: Request) -> List<(String, String)>!Response do
  let given = List.flat_map(String.split(Request.query_string(q), "&"), tag_in)
  if List.length(given) > 10 do
    Err(error(q, 400, "too many tags"))
  else
    split_tags(q, given, [])
  end
end

fn tag_in(pair :: String) -> List<String> do
  case String.strip_prefix(pair, "tag=") do
    Some(value) -> [Url.decode(String.replace(value, "+", " "))]
    None -> []
  end
end

fn split_tags(q :: Request, given :: List<String>, done :: List<(String, String)>) -> List<(String, String)>!Response do
  case given do
    [] -> Ok(done)
    text :: rest -> split_tag(q, text, rest, done)
  end
end

fn split_tag(q :: Request, text :: String, rest :: List<String>, done :: List<(String, String)>) -> List<(String, String)>!Response do
  case String.index_of(text, ":") do
    Some(at) when at > 0 -> split_tags(q, rest, List.append(done, (String.slice(text, 0, at), String.slice(text, at + 1, String.length(text)))))
    _ -> Err(error(q, 400, "invalid tag"))
  end
end
