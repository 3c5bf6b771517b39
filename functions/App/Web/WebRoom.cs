using System.Text.Encodings.Web;
using System.Text.Unicode;
using Azure.Storage.Blobs;
using Mandates.Functions.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Web;

internal static class WebRoom
{
    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SiteOptions>(configuration, "Mail");
        services.AddSettings<PaceOptions>(configuration, "Replies");
        return services.AddAccess(configuration).AddPages();
    }

    private static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<AccessOptions>(configuration, "Access").Validate(
            access => !configuration.IsOnAzure() || access.DevelopmentToken.Length == 0,
            "The setting 'Access:DevelopmentToken' is for development; on Azure the platform signs officers in. Remove it.").Validate(
            access => !configuration.IsOnAzure() || access.LinkKey != AccessOptions.SampleLinkKey,
            "The setting 'Access:LinkKey' is the sample's, which is public; make your own with: openssl rand -base64 32");
        services.AddDataProtection().SetApplicationName("Mandates");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider, BlobServiceClient, IOptions<AccessOptions>>((keys, provider, blobs, access) =>
        {
            keys.XmlRepository = new KeyRing(blobs, TimeSpan.FromHours(access.Value.SessionHours), TimeProvider.System);
            keys.XmlEncryptor = new SealedKeys(provider);
        });
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<SiteOptions>>((forms, site) =>
        {
            forms.FormFieldName = FormToken.FieldName;
            forms.Cookie.Name = site.Value.HasTls ? "__Host-form" : "form";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<LinkCodes>().AddSingleton<DevelopmentCodes>().AddSingleton<PlatformPrincipal>();
        services.AddSingleton<SessionCookie>().AddSingleton<CallerResolver>().AddSingleton<AntiforgeryGuard>().AddSingleton<LinkRateLimiter>().AddSingleton<ActLimiter>().AddSingleton<DailyVolume>();
        return services.AddSingleton<SignIn>().AddScoped<RequestAccess>();
    }

    private static IServiceCollection AddPages(this IServiceCollection services)
    {
        // Accented letters are written as they are: as character references they take up to four times as many bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.GeometricShapes, UnicodeRanges.Dingbats));
        services.Configure<FormOptions>(forms => forms.MultipartBodyLengthLimit = AntiforgeryGuard.MostFormBytes);
        return services.AddScoped<HtmlRenderer>().AddScoped<PageRenderer>();
    }
}
