using Microsoft.Extensions.Configuration;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// An officer signed in by App Service authentication (Entra ID). Its header is believed only where the platform says
/// that authentication is on: there it removes what a client sends under that name, elsewhere anyone could send it.
/// </summary>
public sealed class PlatformPrincipal(IConfiguration configuration, IOptions<AccessOptions> access)
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string TenantId = "http://schemas.microsoft.com/identity/claims/tenantid";

    private readonly string tenant = access.Value.Tenant;

    /// <summary>Both are set by the platform itself, on every operating system.</summary>
    public bool IsOn { get; } = IsTrue(configuration["WEBSITE_AUTH_ENABLED"]) && configuration["WEBSITE_SITE_NAME"] is { Length: > 0 };

    /// <summary>Null when no one is signed in, or the account has none of our roles or belongs to another tenant.</summary>
    public Caller? Read(HttpRequest request)
    {
        if (!IsOn || request.Headers[Header] is not [{ Length: > 0 } header])
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(header));
            var root = json.RootElement;
            if (root.GetProperty("auth_typ").GetString() != "aad")
            {
                return null;
            }

            var roleType = root.TryGetProperty("role_typ", out var named) ? named.GetString() : null;
            var claims = root.GetProperty("claims").EnumerateArray()
                .Select(c => (Type: c.GetProperty("typ").GetString(), Value: c.GetProperty("val").GetString()!)).ToArray();
            var roles = claims.Where(c => c.Type == "roles" || c.Type == roleType).Aggregate(CallerRoles.Nobody, (all, c) => all | OfficerRoles.Parse(c.Value));
            var account = claims.FirstOrDefault(c => c.Type is ObjectId or "oid").Value;
            var tenants = claims.Where(c => c.Type is TenantId or "tid").Select(c => c.Value).DefaultIfEmpty("");
            var isOurs = tenant.Length == 0 || tenants.All(id => id.Equals(tenant, StringComparison.OrdinalIgnoreCase));
            return roles == CallerRoles.Nobody || string.IsNullOrEmpty(account) || !isOurs ? null : OfficerRoles.Officer(roles, account);
        }
        catch (Exception notAPrincipal) when (notAPrincipal is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsTrue(string? value) => bool.TryParse(value, out var on) && on;
}

/// <summary>The roles of officers, as app roles of the Entra application and in development codes.</summary>
internal static class OfficerRoles
{
    public static readonly CallerRoles[] All = [CallerRoles.Secretariat, CallerRoles.Chair, CallerRoles.Auditor];

    public static CallerRoles Parse(string name) => All.FirstOrDefault(role => Name(role).Equals(name, StringComparison.OrdinalIgnoreCase));

    public static string Name(CallerRoles role) => role.ToString().ToLowerInvariant();

    public static Caller Officer(CallerRoles roles, string account) =>
        new(roles, account, string.Join('+', All.Where(role => roles.HasFlag(role)).Select(Name)));
}
