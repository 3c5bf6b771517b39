namespace Mandates.Functions.Web.Access;

/// <summary>
/// Replaces the platform's sign-in on a developer's machine: <c>secretariat.TOKEN</c> gives that role. There is
/// none on Azure.
/// </summary>
public sealed class DevelopmentCodes(IOptions<AccessOptions> options)
{
    private readonly byte[] token = Encoding.UTF8.GetBytes(options.Value.DevelopmentToken);

    public bool IsOn => token.Length > 0;

    /// <summary>The code of a role, for the link that the local host prints.</summary>
    public static string Of(CallerRoles role, string token) => $"{OfficerRoles.Name(role)}.{token}";

    /// <summary>The role that a code opens; <see cref="CallerRoles.Nobody"/> when it opens none.</summary>
    public CallerRoles Read(string code)
    {
        var cut = code.IndexOf('.', StringComparison.Ordinal);
        return IsOn && cut > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code[(cut + 1)..]), token)
            ? OfficerRoles.Parse(code[..cut])
            : CallerRoles.Nobody;
    }

    public static Caller Officer(CallerRoles role) => OfficerRoles.Officer(role, "development");
}
