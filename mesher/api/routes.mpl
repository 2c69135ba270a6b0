##! Every route of the HTTP server.

from Ingest.Limits import cors_headers, request_bytes_max, decoded_bytes_max
from Api.Respond import in_one_form
from Api.Ingest import post_event, post_bulk, preflight
from Api.Sdk import post_envelope, post_store
from Api.Issues import get_issues, get_issue, get_issue_events, get_timeline, post_resolve, post_archive, post_unresolve, post_discard, post_assign, post_delete
from Api.Events import get_event, get_events
from Api.Cluster import get_cluster
from Api.System import get_health, get_ready, get_metrics

pub fn routes() -> Router do
  HTTP.router() |> with_limits |> sdk_routes |> ingest_routes |> system_routes |> issue_routes
end

## Browsers show the answers to their scripts only with these headers, so the answers that come from the server itself have
## them as well.
fn with_limits(r :: Router) -> Router do
  r
    |> HTTP.max_body(request_bytes_max())
    |> HTTP.max_decoded_body(decoded_bytes_max())
    |> HTTP.own_headers(cors_headers())
    |> HTTP.use(in_one_form)
end

fn system_routes(r :: Router) -> Router do
  r
    |> HTTP.on_get("/health", get_health)
    |> HTTP.on_get("/ready", get_ready)
    |> HTTP.on_get("/metrics", get_metrics)
    |> HTTP.on_get("/api/v1/cluster", get_cluster)
end

## With and without the final slash, because SDKs do not follow redirects.
fn sdk_routes(r :: Router) -> Router do
  r
    |> HTTP.on_post("/api/:number/envelope/", post_envelope)
    |> HTTP.on_post("/api/:number/envelope", post_envelope)
    |> HTTP.on_post("/api/:number/store/", post_store)
    |> HTTP.on_post("/api/:number/store", post_store)
    |> HTTP.on_post("/tunnel", post_envelope)
    |> HTTP.on_post("/tunnel/", post_envelope)
    |> HTTP.on_options("/tunnel", preflight)
    |> HTTP.on_options("/tunnel/", preflight)
    |> HTTP.on_options("/api/:number/envelope/", preflight)
    |> HTTP.on_options("/api/:number/envelope", preflight)
    |> HTTP.on_options("/api/:number/store/", preflight)
    |> HTTP.on_options("/api/:number/store", preflight)
end

fn ingest_routes(r :: Router) -> Router do
  r
    |> HTTP.on_post("/api/v1/events", post_event)
    |> HTTP.on_post("/api/v1/events/bulk", post_bulk)
    |> HTTP.on_options("/api/v1/events", preflight)
    |> HTTP.on_options("/api/v1/events/bulk", preflight)
end

fn issue_routes(r :: Router) -> Router do
  r
    |> HTTP.on_get("/api/v1/projects/:project_id/issues", get_issues)
    |> HTTP.on_get("/api/v1/issues/:id", get_issue)
    |> HTTP.on_get("/api/v1/issues/:id/events", get_issue_events)
    |> HTTP.on_get("/api/v1/issues/:id/timeline", get_timeline)
    |> HTTP.on_post("/api/v1/issues/:id/assign", post_assign)
    |> HTTP.on_post("/api/v1/issues/:id/delete", post_delete)
    |> HTTP.on_post("/api/v1/issues/:id/resolve", post_resolve)
    |> HTTP.on_post("/api/v1/issues/:id/archive", post_archive)
    |> HTTP.on_post("/api/v1/issues/:id/unresolve", post_unresolve)
    |> HTTP.on_post("/api/v1/issues/:id/discard", post_discard)
    |> HTTP.on_get("/api/v1/projects/:project_id/events", get_events)
    |> HTTP.on_get("/api/v1/events/:id", get_event)
end
