# The steps of cases through the AWS SDK for Ruby: see line_client.py. Debian's is of 2019.
require 'aws-sdk-kms'
require 'json'

API = Aws::KMS::Client.api
METHODS = API.operation_names.to_h { |name| [API.operation(name).name, name] }.freeze
Shapes = Seahorse::Model::Shapes

def model_of(shape)
  case shape
  when Shapes::StructureShape
    { members: shape.members.to_h { |_, member| [member.location_name, model_of(member.shape)] } }
  when Shapes::ListShape then { item: model_of(shape.member.shape) }
  else {}
  end
end

def connect(request)
  # Without its own checks: it is the server that must say what is wrong with a request.
  Aws::KMS::Client.new(
    endpoint: request['url'], region: request['region'], retry_limit: request['attempts'] - 1,
    access_key_id: request['accessKeyId'], secret_access_key: 'x', validate_params: false, convert_params: false
  )
end

# With the names that Ruby gives to the members.
def to_ruby(shape, value)
  case shape
  when Shapes::StructureShape
    return value unless value.is_a?(Hash)

    shape.members.filter_map do |name, member|
      [name, to_ruby(member.shape, value[member.location_name])] if value.key?(member.location_name)
    end.to_h
  when Shapes::ListShape
    value.is_a?(Array) ? value.map { |item| to_ruby(shape.member.shape, item) } : value
  else value
  end
end

# With AWS's names, and times as epoch seconds.
def to_plain(shape, value)
  case shape
  when Shapes::StructureShape
    members = shape.members.reject { |name, _| value[name].nil? }
    members.to_h { |name, member| [member.location_name, to_plain(member.shape, value[name])] }
  when Shapes::ListShape then value.map { |item| to_plain(shape.member.shape, item) }
  when Shapes::TimestampShape then value.to_f
  else value
  end
end

def answer(request)
  method = METHODS.fetch(request['operation'])
  operation = API.operation(method)
  input = to_ruby(operation.input.shape, request['input'])
  input = input.merge(limit: request['size']) if request.key?('size')
  response = connect(request).public_send(method, input)
  pages = request.key?('size') ? response : [response]
  { pages: pages.map { |page| to_plain(operation.output.shape, page.data) } }
rescue Aws::Errors::ServiceError => e
  # Without a message, Ruby answers the name of the class.
  { error: [e.code, e.message == e.class.name ? '' : e.message] }
end

$stdout.sync = true
models = METHODS.transform_values do |name|
  operation = API.operation(name)
  { input: model_of(operation.input.shape), output: model_of(operation.output.shape), pages: !operation[:pager].nil? }
end
puts JSON.generate(models)
$stdin.each_line { |line| puts JSON.generate(answer(JSON.parse(line))) }
