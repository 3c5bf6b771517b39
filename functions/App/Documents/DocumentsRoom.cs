using Mandates.Functions.Documents.Papers;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Documents;

internal static class DocumentsRoom
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) =>
        services
            .AddScoped<PaperPrinter>();
}
