##! What `norm` takes out of a message.

from Ingest.Norm import norm, norm_sdk, first_bytes

test "each varying form has its placeholder" do
  Test.assert_eq(norm("Order 42 failed"), "order <n> failed")
  Test.assert_eq(norm("id 0190B2F4-7C1A-7000-8000-0123456789AB gone"), "id <uuid> gone")
  Test.assert_eq(norm("at 2026-02-15T20:28:45.123Z."), "at <ts>.")
  Test.assert_eq(norm("at 2026-02-15 20:28:45+01:00 and 2026-02-15 20:28"), "at <ts> and <ts>")
  Test.assert_eq(norm("from 10.1.2.3:8080"), "from <ip>:<n>")
  Test.assert_eq(norm("pointer 0xDEADbeef"), "pointer <hex>")
  Test.assert_eq(norm("commit deadbeef1"), "commit <hex>")
end

test "a hex run needs a digit and eight places" do
  Test.assert_eq(norm("deadbeef"), "deadbeef")
  Test.assert_eq(norm("abc1"), "abc<n>")
  Test.assert_eq(norm("12345678"), "<hex>")
  Test.assert_eq(norm("1234567"), "<n>")
end

test "a UUID may begin inside a run of letters" do
  Test.assert_eq(norm("aaaaaaaaaaaa-bbbb-bbbb-bbbb-bbbbbbbbbbbb"), "aaaa<uuid>")
end

test "white space is one space, and none at the ends" do
  Test.assert_eq(norm("  a \t\n b  "), "a b")
  Test.assert_eq(norm(""), "")
end

test "text beyond ASCII stays whole" do
  Test.assert_eq(norm("Größe 7 é"), "größe <n> é")
end

test "a cut in bytes stops at a character boundary" do
  Test.assert_eq(first_bytes("aé", 2), "a")
  Test.assert_eq(first_bytes("aé", 3), "aé")
end

test "SDK messages lose addresses, quoted texts, paths and URLs as well" do
  Test.assert_eq(norm_sdk("Mail ann.b+c@mail.example.com today"), "mail <email> today")
  Test.assert_eq(norm_sdk("GET https://a.example/x?y=1 failed"), "get <url> failed")
  Test.assert_eq(norm_sdk("key 'sku' or \"price\" in it's"), "key <str> or <str> in it's")
  Test.assert_eq(norm_sdk("open /srv/app/a.txt: no"), "open <path>: no")
  Test.assert_eq(norm_sdk("read/write at 5"), "read/write at <n>")
end
