using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions;

/// <summary>What the rooms register their settings with.</summary>
internal static class RoomSettings
{
    /// <summary>Binds a section to its options, which must hold before the app starts.</summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class =>
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();

    /// <summary>Whether the app runs on Azure: the platform sets the name of the site.</summary>
    public static bool IsOnAzure(this IConfiguration configuration) => configuration["WEBSITE_SITE_NAME"] is not null;

    /// <summary>The app's own identity, for what it opens on Azure.</summary>
    public static DefaultAzureCredential Identity(this IConfiguration configuration) =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration["Storage:ClientId"] });
}
