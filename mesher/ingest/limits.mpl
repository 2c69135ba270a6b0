##! Limits that clients are held to, and the headers that tell them so.

from Service.RateLimiter import Grant

pub fn event_bytes_max() -> Int = 1048576

## A request as it is sent, and after its encodings are undone: attachments come in envelopes, though they are not kept.
pub fn request_bytes_max() -> Int = 20971520

pub fn decoded_bytes_max() -> Int = 104857600

pub fn bulk_bytes_max() -> Int = 5242880

pub fn bulk_events_max() -> Int = 100

## Whether sampling at `rate` keeps one more event.
pub fn sampled_in(rate :: Float) -> Bool do
  if rate >= 1.0 do
    true
  else
    Random.float() < rate
  end
end

## The ingest routes allow any origin: the key is the authority.
pub fn cors_headers() -> Map<String, String> do
  %{
    "Access-Control-Allow-Origin" => "*",
    "Access-Control-Expose-Headers" => "x-sentry-error, x-sentry-rate-limits, retry-after, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset"
  }
end

pub fn preflight_headers() -> Map<String, String> do
  Map.merge(cors_headers(), %{
    "Access-Control-Allow-Methods" => "POST, OPTIONS",
    "Access-Control-Allow-Headers" => "content-type, content-encoding, x-sentry-auth, authorization, authentication, x-requested-with, origin, accept, sentry-trace, baggage",
    "Access-Control-Max-Age" => "3600"
  })
end

pub fn rate_headers(grant :: Grant) -> Map<String, String> do
  %{
    "X-RateLimit-Limit" => String.from(grant.limit),
    "X-RateLimit-Remaining" => String.from(grant.remaining),
    "X-RateLimit-Reset" => String.from(grant.reset_s)
  }
end

## Kinds of items that are dropped here; well-behaved SDKs stop sending them.
fn unsupported() -> String = "86400:transaction;span;profile;profile_chunk;replay;log_item;trace_metric:organization:unsupported"

pub fn sdk_headers() -> Map<String, String> = Map.put(cors_headers(), "X-Sentry-Rate-Limits", unsupported())

## A client that has used up its window learns it from the answer, before it meets a refusal.
pub fn sdk_rate_headers(grant :: Grant) -> Map<String, String> do
  let headers = Map.merge(sdk_headers(), rate_headers(grant))
  if grant.remaining > 0 do
    headers
  else
    Map.put(headers, "X-Sentry-Rate-Limits", "${grant.reset_s}:error;default:project:quota, " <> unsupported())
  end
end

pub fn retry_after(seconds :: Int) -> Map<String, String> = %{"Retry-After" => String.from(seconds)}
