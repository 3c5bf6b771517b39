namespace Mandates.App.Tests.Web.Access;

public class PlatformTests(PlatformTests.OnAzure azure, PlatformTests.OfTenant ofTenant, RunningApp elsewhere)
    : IClassFixture<PlatformTests.OnAzure>, IClassFixture<PlatformTests.OfTenant>, IClassFixture<RunningApp>
{
    private const string Tenant = "7d0b1a52-0000-4000-8000-000000000001";
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";

    [Theory]
    [InlineData("secretariat", 200, 422)]
    [InlineData("chair", 200, 403)]
    [InlineData("auditor", 200, 403)]
    public async Task Where_the_platform_signs_in_its_word_gives_the_role(string role, int read, int start)
    {
        using var http = Signed(azure, Principal("aad", ("roles", role), (ObjectId, "00000000-0000-0000-0000-000000000001")));

        Assert.Equal(read, (int)(await http.GetAsync(new Uri("/api/mandates", UriKind.Relative))).StatusCode);
        Assert.Equal(start, (int)(await http.PostAsJsonAsync("/api/mandates", new { })).StatusCode);
    }

    [Fact]
    public async Task Several_roles_add_up_and_the_audit_names_the_account_and_not_the_person()
    {
        var plan = RunningApp.Plan("signed-in", states: 3);
        using var http = Signed(azure, Principal("aad", ("roles", "secretariat"), ("roles", "auditor"), (ObjectId, "account-7"), ("name", "Ana Souza")));
        using var started = await http.PostAsync(new Uri("/api/mandates", UriKind.Relative), Json(Mandates.Domain.WorkPlans.WorkPlanJson.Write(plan)));

        var audit = await http.GetStringAsync(new Uri("/api/mandates/signed-in/audit", UriKind.Relative));
        var deed = JsonDocument.Parse(audit).RootElement.GetProperty("records")[0].GetProperty("deed");

        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        Assert.Equal(("account-7", "secretariat+auditor"), (deed.GetProperty("who").GetString(), deed.GetProperty("from").GetString()));
        Assert.DoesNotContain("Souza", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_principal_without_a_role_of_ours_or_of_another_provider_or_broken_is_nobody()
    {
        string[] nobody =
        [
            Principal("aad", ("roles", "owner"), (ObjectId, "a")), Principal("aad", (ObjectId, "a")), Principal("aad", ("roles", "secretariat")),
            Principal("github", ("roles", "secretariat"), (ObjectId, "a")), "not base64", Convert.ToBase64String("{}"u8), Convert.ToBase64String("[1]"u8), "",
        ];
        foreach (var principal in nobody)
        {
            using var http = Signed(azure, principal);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/api/mandates", UriKind.Relative))).StatusCode);
        }
    }

    [Theory]
    [InlineData("tid", Tenant, 200)]
    [InlineData("http://schemas.microsoft.com/identity/claims/tenantid", "7D0B1A52-0000-4000-8000-000000000001", 200)]
    [InlineData("tid", "7d0b1a52-0000-4000-8000-000000000002", 404)]
    [InlineData("tid", "", 404)]
    [InlineData("issuer", Tenant, 404)]
    public async Task An_account_of_another_tenant_is_nobody(string claim, string tenant, int answered)
    {
        using var http = Signed(ofTenant, Principal("aad", ("roles", "auditor"), (ObjectId, "a"), (claim, tenant)));
        using var both = Signed(ofTenant, Principal("aad", ("roles", "auditor"), (ObjectId, "a"), (claim, tenant), ("tid", "7d0b1a52-0000-4000-8000-000000000003")));

        Assert.Equal(answered, (int)(await http.GetAsync(new Uri("/api/mandates", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await both.GetAsync(new Uri("/api/mandates", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Two_headers_are_nobodys()
    {
        var principal = Principal("aad", ("roles", "secretariat"), (ObjectId, "a"));
        using var http = Signed(azure, principal);
        http.DefaultRequestHeaders.TryAddWithoutValidation("X-MS-CLIENT-PRINCIPAL", principal);
        using var joined = Signed(azure, $"{principal},{principal}");

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/api/mandates", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await joined.GetAsync(new Uri("/api/mandates", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Where_the_platform_does_not_sign_in_its_header_is_anybodys_invention()
    {
        using var http = Signed(elsewhere, Principal("aad", ("roles", "secretariat"), (ObjectId, "forged")));

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/api/mandates", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync("/api/mandates", new { })).StatusCode);
    }

    [Fact]
    public async Task The_entrance_offers_the_platforms_sign_in_only_where_there_is_one()
    {
        using var there = azure.Stranger();
        using var here = elsewhere.Stranger();

        Assert.Contains("/.auth/login/aad", await there.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("/.auth/login", await here.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_signs_an_officer_out_at_the_platform_too()
    {
        using var officer = Signed(azure, Principal("aad", ("roles", "chair"), (ObjectId, "account-8")));
        using var stranger = azure.Stranger();
        using var left = await officer.SubmitAsync("/", "/leave");
        using var other = await stranger.SubmitAsync("/enter", "/leave");

        Assert.Equal(["/.auth/logout?post_logout_redirect_uri=/enter", "/enter"], new[] { left, other }.Select(a => a.Headers.Location?.ToString() ?? a.RequestMessage!.RequestUri!.PathAndQuery));
    }

    private static HttpClient Signed(RunningApp app, string principal)
    {
        var http = app.Stranger();
        http.DefaultRequestHeaders.TryAddWithoutValidation("X-MS-CLIENT-PRINCIPAL", principal);
        return http;
    }

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return content;
    }

    private static string Principal(string provider, params (string Type, string Value)[] claims) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            auth_typ = provider,
            name_typ = "name",
            role_typ = "roles",
            claims = claims.Select(c => new { typ = c.Type, val = c.Value }),
        })));

    public sealed class OfTenant : OnAzure
    {
        protected override Dictionary<string, string?> Settings => new(base.Settings) { ["Access:Tenant"] = Tenant };
    }

    public class OnAzure : RunningApp
    {
        protected override Dictionary<string, string?> Settings => new()
        {
            ["WEBSITE_SITE_NAME"] = "mandates",
            ["WEBSITE_AUTH_ENABLED"] = "True",
            ["Access:DevelopmentToken"] = "",
        };
    }
}
