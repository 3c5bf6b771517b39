using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Mandates.Functions.Record;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// The keys that seal cookies and forms, one blob each, shared by every instance: what one has sealed another opens.
/// </summary>
public sealed class KeyRing(BlobServiceClient blobs) : IXmlRepository
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Keys);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        try
        {
            return [.. container.GetBlobs().Select(blob => Read(blob.Name))];
        }
        catch (RequestFailedException nothing) when (nothing.ErrorCode == "ContainerNotFound")
        {
            return [];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        container.CreateIfNotExists();
        container.GetBlobClient($"{friendlyName}.xml").Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), overwrite: true);
    }

    private XElement Read(string name) => XElement.Parse(container.GetBlobClient(name).DownloadContent().Value.Content.ToString());
}
