##! Keyset pagination: reading the parameters and making the envelope of a list; and what paths name.

from Types.Event import canonical_id
from Types.JsonValue import text_json, bool_json
from Types.Project import Project
from Store.Projects import find_project
from Api.Respond import error, query_text, ok, store_error, param

pub struct Page do
  limit :: Int
  before :: String
  before_id :: String
end

## The page parameters, or the answer to wrong ones.
pub fn page_of(q :: Request) -> Page!Response do
  let limit = limit_of(q)?
  let before = query_text(q, "cursor")
  let before_id = query_text(q, "cursor_id")
  if (before == "") != (before_id == "") do
    Err(error(q, 400, "cursor and cursor_id come together"))
  else
    Ok(Page { limit: limit, before: before, before_id: before_id })
  end
end

fn limit_of(q :: Request) -> Int!Response = limit_between(q, 25, 100)

## The parameter `limit`; above `most` it is `most`.
pub fn limit_between(q :: Request, fallback :: Int, most :: Int) -> Int!Response do
  case Request.query(q, "limit") do
    None -> Ok(fallback)
    Some(text) -> checked_limit(q, String.to_int(text), most)
  end
end

fn checked_limit(q :: Request, given :: Option<Int>, most :: Int) -> Int!Response do
  case given do
    Some(n) when n >= 1 -> Ok(Math.min(n, most))
    _ -> Err(error(q, 400, "invalid limit"))
  end
end

## The project that the path names, or the answer to a path that names none.
pub fn project_of(q :: Request, pool :: PoolHandle) -> Project!Response do
  case find_project(pool, param(q, "project_id")) do
    Ok(Some(project)) -> Ok(project)
    Ok(None) -> Err(error(q, 404, "project not found"))
    Err(reason) -> Err(store_error(q, reason))
  end
end

## The id in a path, or the answer to one that is none.
pub fn id_param(q :: Request, text :: String) -> String!Response do
  case canonical_id(text) do
    Some(id) -> Ok(id)
    None -> Err(error(q, 400, "invalid id"))
  end
end

## `rows` holds one row more than the page when there is a next page, whose cursor is the last row shown.
pub fn page_answer(q :: Request, page :: Page, rows :: List<Map<String, String>>, cursor_column :: String, shown :: Fun(Map<String, String>) -> Json) -> Response do
  let on_page = List.take(rows, page.limit)
  let has_more = List.length(rows) > page.limit
  let data = [("data", Json.array(List.map(on_page, shown))), ("has_more", bool_json(has_more))]
  if has_more do
    ok(q, Json.object(data ++ cursor_members(List.last(on_page), cursor_column)))
  else
    ok(q, Json.object(data))
  end
end

fn cursor_members(row :: Map<String, String>, column :: String) -> List<(String, Json)> do
  [("next_cursor", text_json(Map.get(row, column))), ("next_cursor_id", text_json(Map.get(row, "id")))]
end
